// Foreign frame of the same host: what somebody else in it may try.

// Pretends to its host to be a timeline.
window.pretend = (message) => parent.postMessage(message, "*");

// Pretends to the timeline beside it to be the host.
window.command = (message) => parent.frames[0].postMessage(message, "*");
