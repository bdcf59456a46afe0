using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>A fault of a run: <c>NAME[:ARGUMENTS][@WHEN]</c>.</summary>
    internal sealed class Fault
    {
        private readonly string _spec;
        private readonly FaultKind _kind;
        private readonly FaultArguments _arguments;
        private readonly RunMoment _moment;
        private Action<VirtualDevice> _act = _ => { };

        private Fault(string spec, FaultKind kind, FaultArguments arguments, RunMoment moment)
        {
            _spec = spec;
            _kind = kind;
            _arguments = arguments;
            _moment = moment;
        }

        /// <summary>Reads a fault.</summary>
        /// <exception cref="InputException">There is no such fault or no such moment.</exception>
        public static Fault Parse(string spec)
        {
            int at = spec.LastIndexOf('@');
            RunMoment moment = at < 0
                ? RunMoment.Start
                : RunMoment.Parse(spec[(at + 1)..])
                    ?? throw new InputException($"--fault {spec}: '{spec[(at + 1)..]}' is not a time; after @ give {RunMoment.Forms}");
            string[] parts = (at < 0 ? spec : spec[..at]).Split(':', 2);
            FaultKind kind = FaultCatalog.All.FirstOrDefault(known => known.Name == parts[0])
                ?? throw new InputException(
                    $"--fault {spec}: there is no fault '{parts[0]}'{Nearest(parts[0])}; docs/FUPD.md and --help list all faults");
            bool hasArguments = parts.Length > 1;
            return (hasArguments && kind.TakesNoArguments) || (!hasArguments && kind.NeedsArguments)
                ? throw new InputException($"--fault {spec}: give {kind.Form}")
                : new Fault(spec, kind, new FaultArguments(hasArguments ? parts[1] : string.Empty), moment);
        }

        /// <summary>
        /// Gets the option as the user gave it if the run ended before the moment of the fault, otherwise <see langword="null"/>.
        /// </summary>
        public string? Missed => _moment.HasCome ? null : $"--fault {_spec}";

        /// <summary>Gets a value indicating whether the fault is due at a device time that has not yet been reached.</summary>
        public bool IsTimed => _moment.IsTimed;

        /// <summary>
        /// Schedules the fault on a copy of the device, unless its moment has passed; the copy already shows the effects of past faults.
        /// </summary>
        /// <param name="copy">The copy, which is switched off.</param>
        public Fault CopyFor(VirtualDevice copy) =>
            new(_spec, _kind, _arguments, _moment.CopyFor(copy, () => _act(copy))) { _act = _act };

        /// <summary>Schedules the fault.</summary>
        /// <param name="device">The device, which is switched off; its card contains the package.</param>
        /// <param name="packageFolder">Path of the package folder on the card.</param>
        /// <param name="isChip">Whether the update runs on the emulator.</param>
        /// <returns>
        /// An action to call after the run; it restores the properties that the fault changed and that a saved device would otherwise keep.
        /// </returns>
        /// <exception cref="InputException">
        /// The device lacks the part that would become faulty, or the fault is not possible at the given moment.
        /// </exception>
        public Action Arrange(VirtualDevice device, string packageFolder, bool isChip)
        {
            if (isChip && _kind.IsFixedOnChip && !_moment.IsStart)
            {
                throw new InputException(
                    $"--fault {_spec}: on the chip the card image is created at power-on; omit @WHEN");
            }

            try
            {
                Action restore = _kind.Keep(device);
                _act = _kind.Prepare(device, packageFolder, _arguments);
                _arguments.CheckAllRead();
                _moment.Arrange(device, () => _act(device));
                return restore;
            }
            catch (FormatException error)
            {
                throw new InputException($"--fault {_spec}: {error.Message}; give {_kind.Form}");
            }
        }

        private static string Nearest(string name)
        {
            string? similar = Suggestion.Nearest(name, FaultCatalog.All.Select(kind => kind.Name));
            return similar == null ? string.Empty : $" (did you mean '{similar}'?)";
        }
    }
}
