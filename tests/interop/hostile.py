"""Writes documents whose names and sentences are as hostile as texts can be, for the readers to survive.

usage: hostile.py OUT.jsonl
"""
import json
import sys

WORDS = [
    "INF Treaty", "]]>", "]]]]>>", 'say "so"', "two\nlines", "tab\there", "carriage\r\nreturn", "a & b < c > d", "&amp; &lt;",
    "emoji 😀👩‍🚀", "\u202eright to left שלום", "nul \u0000 bell \u0007", "  spaces  ", "<script>alert(1)</script>",
    "back\\slash \\u0041", "line\u2028separator", "\ufffe\uffff", "x" * 10_000, "'; DROP TABLE", "{}", "é combined e\u0301",
]


def document(number, word):
    other = f"Body {number}"
    text = f"{word} met {other} on Monday. {other} denied that {word} attacked it."
    second = text.index(". ") + 2

    def at(words, start=0):
        begin = text.index(words, start)
        return {"start": begin, "end": begin + len(words)}

    def relation(ident, kind, source, target, trigger, evidence, **more):
        base = {"id": f"r{ident}", "type": kind, "source": source, "target": target, "polarity": "positive",
                "modality": "actual", "attribution": None, "time": None, "place": None, "confidence": 0.75,
                "rule": "verb:subj-obj/test", "trigger": trigger, "evidence": [evidence]}
        return {**base, **more}

    return {
        "id": f"hostile {number}/{word[:20]}", "date": "2024-05-08", "title": word[:100], "text": text,
        "sentences": [{"start": 0, "end": second - 1}, {"start": second, "end": len(text)}],
        "entities": [
            {"id": "e1", "name": word, "type": "other", "links": {}, "mentions": [{**at(word), "kind": "name"}]},
            {"id": "e2", "name": other, "type": "agency", "links": {"wikidata": f"Q{number + 1}"},
             "mentions": [{**at(other), "kind": "name"}]},
        ],
        "relations": [
            relation(1, "met-with", "e1", "e2", at(" met "), {"start": 0, "end": second - 2},
                     time={"text": "on Monday", "start": "2024-05-06", "end": "2024-05-06", "at": at("on Monday")}),
            relation(2, "attacked", "e1", "e2", at("attacked", second), {"start": second, "end": len(text)},
                     polarity="negated", attribution="e2", confidence=0.5),
            relation(3, "my:own type", "e2", "e1", at("denied", second), {"start": second, "end": len(text)},
                     modality="possible"),
        ],
    }


if __name__ == "__main__":
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for number, word in enumerate(WORDS):
            made = document(number, word)
            if number % 5 == 4:
                made = {name: value for name, value in made.items() if name not in ("date", "title")}
            out.write(json.dumps(made, ensure_ascii=False) + "\n")
