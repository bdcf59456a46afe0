using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Folder;

namespace FlipperUpdaterNano.Fupd.Scenarios
{
    /// <summary>
    /// A JSON object in a scenario file, read key by key. A key that the code never reads is an error, and the error message lists the
    /// valid keys.
    /// </summary>
    internal sealed class JsonFields
    {
        private readonly JsonObject _fields;
        private readonly string _where;
        private readonly HashSet<string> _known = [];

        private JsonFields(JsonObject fields, string where)
        {
            _fields = fields;
            _where = where;
        }

        /// <summary>Parses a file.</summary>
        /// <param name="path">Path of the file, for error messages.</param>
        /// <exception cref="InputException">The file is not JSON, or not an object.</exception>
        public static JsonFields Parse(string path, string text)
        {
            try
            {
                JsonDocumentOptions options = new()
                {
                    AllowDuplicateProperties = false,
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                };
                return JsonNode.Parse(text, null, options) is JsonObject fields
                    ? new JsonFields(fields, path)
                    : throw new InputException($"{path}: a scenario is a JSON object");
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                throw new InputException($"{path}: this is not JSON: {error.Message}");
            }
        }

        /// <summary>Creates an exception about a key.</summary>
        /// <param name="what">What is wrong with the key's value.</param>
        public InputException Wrong(string key, string what) => new($"{_where}: {key}: {what}");

        /// <summary>Creates an object from the values of a key; errors name the file and the key.</summary>
        /// <typeparam name="T">Type of the object to create.</typeparam>
        /// <param name="make">Creates the object.</param>
        /// <exception cref="InputException">The object cannot be created.</exception>
        public T Make<T>(string key, Func<T> make)
        {
            try
            {
                return make();
            }
            catch (Exception error) when (error is InputException or PackagingException or LayoutException or DeviceFolderException
                or ArgumentException or KeyNotFoundException)
            {
                throw error.Message.StartsWith($"{_where}: ", StringComparison.Ordinal)
                    ? new InputException(error.Message)
                    : Wrong(key, error.Message);
            }
        }

        /// <summary>Checks whether any of several keys is present, without reading the value.</summary>
        /// <returns>The first of the keys that is present, or <see langword="null"/> if none is.</returns>
        public string? FirstOf(params string[] keys) => keys.FirstOrDefault(_fields.ContainsKey);

        /// <summary>Reads a string.</summary>
        /// <returns>The string; <see langword="null"/> if the key is missing.</returns>
        public string? Text(string key) => Value<string>(key, "must be text");

        /// <summary>Reads a string that must be one of several values.</summary>
        /// <param name="choices">The permitted values, of which the first is the default.</param>
        public string Choice(string key, params string[] choices)
        {
            string text = Text(key) ?? choices[0];
            return choices.Contains(text) ? text : throw Wrong(key, $"must be one of {string.Join(", ", choices)}, but is '{text}'");
        }

        /// <summary>Reads a whole number.</summary>
        /// <param name="most">The largest permitted value.</param>
        /// <returns>The number, or <see langword="null"/> if the key is missing.</returns>
        public int? Number(string key, int most)
        {
            int? number = ValueOf<int>(key, "must be a whole number");
            return number is null or >= 0 && !(number > most) ? number : throw Wrong(key, $"must be from 0 to {most}, but is {number}");
        }

        /// <summary>Reads a Boolean value.</summary>
        /// <returns>The value; false if the key is missing.</returns>
        public bool Flag(string key) => ValueOf<bool>(key, "must be true or false") ?? false;

        /// <summary>Reads a list of strings.</summary>
        /// <returns>The strings; empty if the key is missing.</returns>
        public IReadOnlyList<string> Texts(string key)
        {
            return [.. List(key).Select(item => TryGet(item, out string? text)
                ? text
                : throw Wrong(key, "must be a list of strings"))];
        }

        /// <summary>Reads an object.</summary>
        /// <returns>The object, or <see langword="null"/> if the key is missing.</returns>
        public JsonFields? Object(string key)
        {
            return Node(key) switch
            {
                null => null,
                JsonObject fields => new JsonFields(fields, $"{_where}: {key}"),
                _ => throw Wrong(key, "must be an object"),
            };
        }

        /// <summary>Reads an object without interpreting it.</summary>
        /// <returns>The object, or <see langword="null"/> if the key is missing.</returns>
        public JsonObject? Raw(string key) => Node(key) switch
        {
            null => null,
            JsonObject fields when IsUnicode(fields) => fields,
            JsonObject => throw Wrong(key, "contains invalid Unicode"),
            _ => throw Wrong(key, "must be an object"),
        };

        /// <summary>Reads a list of objects.</summary>
        /// <returns>The objects, or <see langword="null"/> if the key is missing.</returns>
        public IReadOnlyList<JsonFields>? Objects(string key)
        {
            return Node(key) is null
                ? null
                : [.. List(key).Select((item, index) => item is JsonObject fields
                    ? new JsonFields(fields, $"{_where}: {key}[{index}]")
                    : throw Wrong(key, "must be a list of objects"))];
        }

        /// <summary>Reads an object whose keys are chosen by the user and whose values are strings.</summary>
        /// <returns>The pairs; empty if the key is missing.</returns>
        public IReadOnlyList<(string Name, string Text)> Pairs(string key)
        {
            return [.. (Raw(key) ?? []).Select(pair => TryGet(pair.Value, out string? text)
                ? (pair.Key, text)
                : throw Wrong(key, $"the value of {pair.Key} must be text"))];
        }

        /// <summary>Reads an object whose keys are chosen by the user and whose values are objects.</summary>
        /// <returns>The pairs; empty if the key is missing.</returns>
        public IReadOnlyList<(string Name, JsonFields Fields)> Parts(string key)
        {
            return [.. (Raw(key) ?? []).Select(pair => pair.Value is JsonObject fields
                ? (pair.Key, new JsonFields(fields, $"{_where}: {key}: {pair.Key}"))
                : throw Wrong(key, $"the value of {pair.Key} must be an object"))];
        }

        /// <summary>Checks that all keys of the object have been read.</summary>
        /// <exception cref="InputException">The object contains a key that was not read.</exception>
        public void End()
        {
            if (_fields.Select(pair => pair.Key).FirstOrDefault(key => !_known.Contains(key)) is { } unknown)
            {
                string? similar = Suggestion.Nearest(unknown, _known);
                throw new InputException(
                    $"{_where}: there is no key '{unknown}'{(similar == null ? string.Empty : $", did you mean '{similar}'?")}; "
                    + "the known keys are " + string.Join(", ", _known));
            }
        }

        // JSON allows unpaired surrogates, but .NET cannot read a string that contains one.
        private static bool TryGet<T>(JsonNode? node, [NotNullWhen(true)] out T? found)
        {
            try
            {
                found = default;
                return node is JsonValue value && value.TryGetValue(out found);
            }
            catch (InvalidOperationException)
            {
                found = default;
                return false;
            }
        }

        private static bool IsUnicode(JsonObject fields)
        {
            try
            {
                return fields.ToJsonString().Length > 0;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }

        private JsonNode? Node(string key)
        {
            _known.Add(key);
            return _fields[key];
        }

        private JsonArray List(string key) => Node(key) switch
        {
            null => [],
            JsonArray list => list,
            _ => throw Wrong(key, "must be a list"),
        };

        private T? Value<T>(string key, string expected)
            where T : class
        {
            return Node(key) switch
            {
                null => null,
                JsonNode value when TryGet(value, out T? found) => found,
                _ => throw Wrong(key, expected),
            };
        }

        private T? ValueOf<T>(string key, string expected)
            where T : struct
        {
            return Node(key) switch
            {
                null => null,
                JsonNode value when TryGet(value, out T found) => found,
                _ => throw Wrong(key, expected),
            };
        }
    }
}
