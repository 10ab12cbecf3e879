// Host that sets properties before the element's script is there.
const second = document.querySelectorAll("coalition-timeline")[1];
second.host = ["FR", "IQ"];
second.from = 2015;
