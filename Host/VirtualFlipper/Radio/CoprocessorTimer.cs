using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>A step that CPU2 has planned.</summary>
    /// <param name="Step">What it does.</param>
    /// <param name="Opcode">The command that is answered; 0 for other steps.</param>
    /// <param name="Parameters">The command's parameters.</param>
    internal sealed record CoprocessorTimer(CoprocessorStep Step, int Opcode, byte[] Parameters)
    {
        /// <summary>Gets or sets when.</summary>
        public ClockEvent? Event { get; set; }
    }
}
