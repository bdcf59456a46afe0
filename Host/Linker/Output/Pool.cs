using FlipperUpdaterNano.Linker.Code;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>A pool of small unique records of the image: reference maps, interface lists and shapes of signatures.</summary>
    internal sealed class Pool
    {
        private readonly ByteWriter _bytes = new();
        private readonly Dictionary<string, int> _known = [];

        public int Length => _bytes.Length;

        /// <summary>Adds a record, unless an equal one exists.</summary>
        /// <param name="write">Writes the record.</param>
        public int Add(Action<ByteWriter> write)
        {
            ByteWriter bytes = new();
            write(bytes);
            string key = Convert.ToHexString(bytes.ToArray());

            if (!_known.TryGetValue(key, out int offset))
            {
                offset = _bytes.Length;
                _bytes.Add(bytes.ToArray());
                _known.Add(key, offset);
            }

            return offset;
        }

        public int Add(Signature signature) => Add(writer =>
        {
            writer.U8(signature.Arguments.Length);
            writer.U8(signature.Result.Length);
            writer.Map(signature.Arguments.Select(kind => kind == 'r'));
            writer.Map(signature.Result.Select(kind => kind == 'r'));
        });

        public byte[] ToArray() => _bytes.ToArray();
    }
}
