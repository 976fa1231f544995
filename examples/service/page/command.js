// The command, run in a worker on one file.

/** @typedef {import("./wasi.js").Answer} Answer */

export class Command {
  #worker = new Worker("worker.js", { type: "module" });
  /** @type {Map<number, { resolve: (answer: Answer) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #last = 0;

  /** @param {string} name @param {ArrayBuffer} bytes which go over to the worker */
  constructor(name, bytes) {
    this.#worker.addEventListener("message", ({ data: { id, answer, error } }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(answer);
      else waiting?.reject(new Error(error));
    });
    this.#worker.addEventListener("error", () => {
      const why = new Error("The command does not start: npm ci in examples/service/page installs what runs it.");
      for (const { reject } of this.#waiting.values()) reject(why);
      this.#waiting.clear();
    });
    this.#worker.postMessage({ file: { name, bytes } }, [bytes]);
  }

  /**
   * @param {string[]} words the command and its options
   * @param {string[]} rest what stands behind the file
   * @returns {Promise<Answer>}
   */
  run(words, rest = []) {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, words, rest });
    });
  }

  /** Whatever it is at. */
  end() {
    this.#worker.terminate();
    this.#waiting.clear();
  }
}
