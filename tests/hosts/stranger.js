// What may somebody else in a frame of the same host try?

// Pretends to its host to be a timeline.
window.pretend = (message) => parent.postMessage(message, "*");

// Pretends to the timeline beside it to be the host.
window.command = (message) => parent.frames[0].postMessage(message, "*");
