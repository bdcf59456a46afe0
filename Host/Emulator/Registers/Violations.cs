using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>
    /// Collects violations, that is, cases in which the firmware breaks a rule of the silicon or uses an unmodelled feature. The model is
    /// stricter than the target, and a run passes only if there are no violations.
    /// </summary>
    public sealed class Violations : ISnapshotPart
    {
        private const int Most = 200;

        private readonly Func<string> _where;
        private readonly Func<long> _now;
        private readonly HashSet<string> _seen = [];
        private readonly List<Violation> _all = [];

        /// <summary>Creates an empty collection.</summary>
        /// <param name="where">Returns a description of the current code location.</param>
        /// <param name="now">Returns the virtual time in nanoseconds.</param>
        public Violations(Func<string> where, Func<long> now)
        {
            _where = where;
            _now = now;
        }

        /// <summary>
        /// Gets the violations in chronological order. Of violations with the same description and code location, only the first is kept;
        /// at most 200 are kept in total.
        /// </summary>
        public IReadOnlyList<Violation> All => _all;

        /// <summary>Gets or sets a value indicating whether reports are suppressed, as they are during debugger accesses.</summary>
        public bool IsSilent { get; set; }

        /// <summary>Reports a violation.</summary>
        /// <param name="rule">Identifier of the rule, such as <c>flash.wait-states</c>; docs/VIRTUAL-FLIPPER.md lists them all.</param>
        /// <param name="what">The violation in one sentence.</param>
        public void Report(string rule, string what)
        {
            if (IsSilent || _all.Count == Most)
            {
                return;
            }

            string where = _where();
            string text = $"{what} ({where})";

            if (_seen.Add(text))
            {
                _all.Add(new Violation(rule, text, _now(), where));
            }
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            List<string> texts = [.. _seen];

            archive.Objects(_all, broken => VirtualDevice.Exchange(archive, broken));
            archive.Objects(texts, text => archive.Text(text, nameof(_seen))!, nameof(_seen));

            if (archive.IsRestoring)
            {
                _seen.Clear();
                _seen.UnionWith(texts);
            }
        }
    }
}
