// Preloaded into a Node program whose libraries make connections of their own: they too go through the proxy of the environment.
const https = require("node:https");

const Direct = https.Agent;
https.Agent = class extends Direct {
  constructor(options) {
    super({ proxyEnv: process.env, ...options });
  }
};
