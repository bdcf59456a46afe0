using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>A kind of fault.</summary>
    /// <param name="Form">Its syntax: name, and arguments after the colon.</param>
    /// <param name="What">Its effect, in one line.</param>
    /// <param name="Prepare">
    /// Takes the device, the folder of the package and the arguments. Returns the action that makes the device, or a copy of it, faulty.
    /// Throws <see cref="FormatException"/> when the arguments are wrong.
    /// </param>
    internal sealed record FaultKind(string Form, string What, Func<VirtualDevice, string, FaultArguments, Action<VirtualDevice>> Prepare)
    {
        /// <summary>
        /// Gets the function that saves the property changed by the fault, before the run; it returns the action that restores the property
        /// after the run. Needed for properties that a device folder stores.
        /// </summary>
        public Func<VirtualDevice, Action> Keep { get; init; } = _ => () => { };

        /// <summary>Gets a value indicating whether the emulator accepts the fault only before power-on.</summary>
        public bool IsFixedOnChip { get; init; }

        /// <summary>Gets the name.</summary>
        public string Name => Form.Split(':')[0].TrimEnd('[');

        /// <summary>Gets a value indicating whether arguments are required.</summary>
        public bool NeedsArguments => Form.Contains(':', StringComparison.Ordinal) && !Form.Contains('[', StringComparison.Ordinal);

        /// <summary>Gets a value indicating whether arguments are not allowed.</summary>
        public bool TakesNoArguments => !Form.Contains(':', StringComparison.Ordinal);
    }
}
