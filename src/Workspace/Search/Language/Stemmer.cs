namespace Workspace.Search.Language;

/// <summary>The stem of an English word, as M. F. Porter's algorithm of 1980 cuts it, with British endings: "relational" and "relate" are both found by "relat".</summary>
internal static class Stemmer
{
    private static readonly (string Ending, string Instead)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("isation", "ise"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string Ending, string Instead)[] Third = [("icate", "ic"), ("ative", ""), ("alize", "al"), ("alise", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    // Longest first, so that "ement" is tried before "ment" and "ent".
    private static readonly string[] Fourth = ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ise", "ion", "al", "er", "ic", "ou"];

    public static string Of(string word)
    {
        if (word.Length < 3 || !word.All(char.IsAsciiLetterLower))
        {
            return word;
        }

        Span<char> letters = stackalloc char[word.Length + 2];
        word.CopyTo(letters);
        var stem = new Cut(letters, word.Length);
        stem.Plural();
        stem.Past();
        stem.Y();
        stem.Replace(Second);
        stem.Replace(Third);
        stem.Drop();
        stem.Tidy();
        return stem.ToString();
    }

    private ref struct Cut(Span<char> letters, int length)
    {
        private readonly Span<char> _letters = letters;
        private int _length = length;

        public override readonly string ToString() => new(_letters[.._length]);

        public void Plural()
        {
            if (Ends("sses") || Ends("ies")) _length -= 2;
            else if (Ends("s") && !Ends("ss")) _length--;
        }

        public void Past()
        {
            if (Ends("eed"))
            {
                if (Measure(_length - 3) > 0) _length--;
            }
            else if (Ends("ed") ? HasVowel(_length - 2) && Shorten(2) : Ends("ing") && HasVowel(_length - 3) && Shorten(3))
            {
                if (Ends("at") || Ends("bl") || Ends("iz") || Ends("is")) _letters[_length++] = 'e';
                else if (Doubled(_length) && _letters[_length - 1] is not ('l' or 's' or 'z')) _length--;
                else if (Measure(_length) == 1 && IsShort(_length)) _letters[_length++] = 'e';
            }
        }

        public readonly void Y()
        {
            if (Ends("y") && HasVowel(_length - 1)) _letters[_length - 1] = 'i';
        }

        public void Replace((string Ending, string Instead)[] endings)
        {
            foreach (var (ending, instead) in endings)
            {
                if (!Ends(ending)) continue;
                if (Measure(_length - ending.Length) > 0)
                {
                    instead.CopyTo(_letters[(_length - ending.Length)..]);
                    _length += instead.Length - ending.Length;
                }

                return;
            }
        }

        public void Drop()
        {
            foreach (var ending in Fourth)
            {
                if (!Ends(ending)) continue;
                var rest = _length - ending.Length;
                if (Measure(rest) > 1 && (ending != "ion" || (rest > 0 && _letters[rest - 1] is 's' or 't'))) _length = rest;
                return;
            }
        }

        public void Tidy()
        {
            if (Ends("e") && (Measure(_length - 1) > 1 || (Measure(_length - 1) == 1 && !IsShort(_length - 1)))) _length--;
            if (Ends("ll") && Measure(_length) > 1) _length--;
            if (Ends("istri")) _length -= 2; // our own: to register, a registration and the registry belong together
            else if (Ends("istr")) _length--;
        }

        private bool Shorten(int by)
        {
            _length -= by;
            return true;
        }

        private readonly bool Ends(string ending) => _letters[.._length].EndsWith(ending);

        private readonly bool IsConsonant(int at) => _letters[at] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => at == 0 || !IsConsonant(at - 1),
            _ => true,
        };

        // How many times a consonant follows a vowel in the first letters.
        private readonly int Measure(int length)
        {
            var (count, vowel) = (0, false);
            for (var at = 0; at < length; at++)
            {
                var consonant = IsConsonant(at);
                if (consonant && vowel) count++;
                vowel = !consonant;
            }

            return count;
        }

        private readonly bool HasVowel(int length)
        {
            for (var at = 0; at < length; at++)
            {
                if (!IsConsonant(at)) return true;
            }

            return false;
        }

        private readonly bool Doubled(int length) => length > 1 && _letters[length - 1] == _letters[length - 2] && IsConsonant(length - 1);

        // Consonant, vowel, consonant, and the last is not w, x or y: "hop".
        private readonly bool IsShort(int length) =>
            length > 2 && IsConsonant(length - 1) && !IsConsonant(length - 2) && IsConsonant(length - 3) && _letters[length - 1] is not ('w' or 'x' or 'y');
    }
}
