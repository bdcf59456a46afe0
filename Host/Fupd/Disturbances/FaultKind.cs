using FlipperUpdaterNano.VirtualFlipper;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>A kind of fault.</summary>
    /// <param name="Form">Its syntax: name, and arguments after the colon.</param>
    /// <param name="What">Its effect, in one line.</param>
    /// <param name="Prepare">
    /// Takes device, folder of the package and arguments, checks them, and returns what makes the device faulty. Throws
    /// <see cref="FormatException"/> when they are wrong.
    /// </param>
    internal sealed record FaultKind(string Form, string What, Func<VirtualDevice, string, FaultArguments, Action> Prepare)
    {
        /// <summary>
        /// Gets what takes the device before the run and returns what restores, after it, the property the fault changes; for properties
        /// that a device folder holds.
        /// </summary>
        public Func<VirtualDevice, Action> Keep { get; init; } = _ => () => { };

        /// <summary>Gets a value indicating whether the chip accepts the fault only before power-on.</summary>
        public bool IsFixedOnChip { get; init; }

        /// <summary>Gets the name.</summary>
        public string Name => Form.Split(':')[0].TrimEnd('[');

        /// <summary>Gets a value indicating whether arguments are required.</summary>
        public bool NeedsArguments => Form.Contains(':', StringComparison.Ordinal) && !Form.Contains('[', StringComparison.Ordinal);

        /// <summary>Gets a value indicating whether arguments are not allowed.</summary>
        public bool TakesNoArguments => !Form.Contains(':', StringComparison.Ordinal);
    }
}
