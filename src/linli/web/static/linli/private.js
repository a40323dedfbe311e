// What must not be left on a phone: words and kinds of private matters. Until the words are known, everything is.
const secret = (() => {
  let lists, asked;
  const known = () => {
    asked = asked || fetch("/offline/words.json").then((answer) => answer.json())
      .then((found) => { lists = found; }, () => { asked = undefined; });
    return asked;
  };
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const says = (words, text) => words.some((word) => word.toLowerCase().split("+").every((part) => text.includes(part)));
  const fields = (form) => [...form.querySelectorAll("textarea, input:not([type=hidden], [type=file], [type=radio], [type=checkbox])")];
  const written = (form) => plain(fields(form).map((field) => field.value).join("\n"));
  const picked = (form) => Boolean(form.querySelector("[data-safety]:checked"));

  // What its characters and their pairs weigh towards violence at home, each once (web/offline/listening.py).
  function weight(text) {
    const seen = new Set();
    for (const clause of text.split(/[^\p{L}\p{N}_]+/u)) {
      for (let n = 0; n < clause.length; n += 1) seen.add(clause[n]).add(clause.slice(n, n + 2));
    }
    const weights = [...seen].map((gram) => lists.violence.weights[gram] || 0);
    return weights.some((one) => one > 0) ? weights.reduce((sum, one) => sum + one, 0) : -Infinity;
  }

  function holds(form) {
    if (!lists || picked(form) || form.closest("[data-private]")) return true;
    const text = written(form);
    return says(lists.private, text) || weight(text) >= lists.violence.held;
  }

  // Violence at home: picked, or likely by its words.
  function violence(form) {
    if (picked(form) || !lists) return picked(form);
    const text = written(form);
    return says(lists.violence.words, text) || weight(text) >= lists.violence.seen;
  }

  // A voice note that nobody has heard: no word of it is known.
  const unheard = (form) => Boolean(form.elements.voice && form.elements.voice.value);

  return { known, holds, unheard, violence }; // known: asks for the words; settles when they have come, or cannot
})();
