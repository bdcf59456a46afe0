namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>
    /// What the firmware did that silicon would not forgive, or that the model does not know. The model is stricter than the chip:
    /// a run is only good when this is empty.
    /// </summary>
    public sealed class Violations
    {
        private const int Most = 200;

        private readonly Func<string> _where;
        private readonly HashSet<string> _seen = new();
        private readonly List<string> _all = new();

        /// <summary>Initializes a new instance of the <see cref="Violations"/> class.</summary>
        /// <param name="where">Tells where the CPU is.</param>
        public Violations(Func<string> where) => _where = where;

        /// <summary>Gets what was reported, each place once, in order.</summary>
        public IReadOnlyList<string> All => _all;

        /// <summary>Gets or sets a value indicating whether nothing is reported: what a debugger looks at is not the firmware's doing.</summary>
        public bool IsSilent { get; set; }

        /// <summary>Reports wrong use.</summary>
        /// <param name="what">What happened.</param>
        public void Report(string what)
        {
            if (IsSilent || _all.Count == Most)
            {
                return;
            }

            string entry = $"{what} ({_where()})";

            if (_seen.Add(entry))
            {
                _all.Add(entry);
            }
        }
    }
}
