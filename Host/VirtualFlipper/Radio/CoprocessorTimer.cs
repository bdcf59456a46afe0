using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>A scheduled step of CPU2, with the event that triggers it.</summary>
    /// <param name="Step">Kind of the step.</param>
    /// <param name="Opcode">Opcode of the command to which CPU2 responds; 0 for other steps.</param>
    /// <param name="Parameters">Parameters of the command.</param>
    internal sealed record CoprocessorTimer(CoprocessorStep Step, int Opcode, byte[] Parameters)
    {
        /// <summary>Gets or sets the event that triggers the step.</summary>
        public ClockEvent? Event { get; set; }
    }
}
