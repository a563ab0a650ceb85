const silent = () => undefined;

/** `debug` without output: WebTorrent formats thousands of lines a second for it. */
export default () => silent;
