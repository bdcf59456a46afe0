namespace FlipperUpdaterNano.SimulatedDevice.Commands
{
    /// <summary>The unparsed rest of a command line.</summary>
    internal sealed class CommandLineText(string line)
    {
        private string _rest = line.Trim();

        /// <summary>Consumes the next word.</summary>
        /// <returns>The word; empty at the end of the line.</returns>
        public string Word()
        {
            int end = _rest.IndexOf(' ');
            string word = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? string.Empty : _rest[end..].Trim();
            return word;
        }

        /// <summary>Consumes the next word or quoted string.</summary>
        /// <returns>The text; empty at the end of the line.</returns>
        public string Quoted()
        {
            int end = _rest.StartsWith('"') ? _rest.IndexOf('"', 1) : -1;
            if (end < 0)
            {
                return Word();
            }

            string text = _rest[1..end];
            _rest = _rest[(end + 1)..].Trim();
            return text;
        }

        /// <summary>Consumes the rest of the line.</summary>
        public string Rest()
        {
            string rest = _rest;
            _rest = string.Empty;
            return rest;
        }
    }
}
