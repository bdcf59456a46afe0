using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>A scheduled step of CPU2 with its time.</summary>
    /// <param name="Step">Kind of the step.</param>
    /// <param name="Opcode">The command that is answered; 0 for other steps.</param>
    /// <param name="Parameters">The command's parameters.</param>
    internal sealed record CoprocessorTimer(CoprocessorStep Step, int Opcode, byte[] Parameters)
    {
        /// <summary>Gets or sets the event that triggers the step.</summary>
        public ClockEvent? Event { get; set; }
    }
}
