// What must not be left on a phone: words and kinds of private matters. Until the words are known, everything is.
const secret = (() => {
  let lists, asked;
  const known = () => {
    asked = asked || fetch("/offline/words.json").then((answer) => answer.json())
      .then((found) => { lists = found; }, () => { asked = undefined; });
    return asked;
  };
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const says = (list, text) => list.some((word) => word.toLowerCase().split("+").every((part) => text.includes(part)));
  const fields = (form) => [...form.querySelectorAll("textarea, input:not([type=hidden], [type=file], [type=radio], [type=checkbox])")];
  const written = (form) => plain(fields(form).map((field) => field.value).join("\n"));
  const picked = (form) => Boolean(form.querySelector("[data-safety]:checked"));

  return {
    known, // asks for the words; settles when they have come, or cannot
    // Violence at home: suspected by its words, or picked.
    violence: (form) => picked(form) || Boolean(lists && says(lists.violence, written(form))),
    // A private matter: nothing of this form may stay here.
    holds: (form) => !lists || picked(form) || Boolean(form.closest("[data-private]")) || says(lists.private, written(form)),
  };
})();
