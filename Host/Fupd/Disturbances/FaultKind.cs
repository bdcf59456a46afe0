using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>A kind of fault.</summary>
    /// <param name="Form">Syntax of the fault: its name, and its arguments after a colon.</param>
    /// <param name="What">Effect of the fault, in one line.</param>
    /// <param name="Prepare">
    /// Takes the device, the package's folder and the arguments, and returns the action that makes the device, or a copy of it, faulty.
    /// Throws <see cref="FormatException"/> if the arguments are malformed.
    /// </param>
    internal sealed record FaultKind(string Form, string What, Func<VirtualDevice, string, FaultArguments, Action<VirtualDevice>> Prepare)
    {
        /// <summary>
        /// Gets the function that saves, before the run, the property that the fault changes. The function returns the action that restores
        /// the property after the run. Set only for properties that a device folder stores.
        /// </summary>
        public Func<VirtualDevice, Action> Keep { get; init; } = _ => () => { };

        /// <summary>Gets a value indicating whether the emulator accepts the fault only before power-on.</summary>
        public bool IsFixedOnChip { get; init; }

        /// <summary>Gets the name.</summary>
        public string Name => Form.Split(':')[0].TrimEnd('[');

        /// <summary>Gets a value indicating whether arguments are required.</summary>
        public bool NeedsArguments => Form.Contains(':', StringComparison.Ordinal) && !Form.Contains('[', StringComparison.Ordinal);

        /// <summary>Gets a value indicating whether the fault takes no arguments.</summary>
        public bool TakesNoArguments => !Form.Contains(':', StringComparison.Ordinal);
    }
}
