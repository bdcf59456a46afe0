using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Profiling;

namespace FlipperUpdaterNano.Emulator.Managed
{
    /// <summary>
    /// Follows the managed frame that runs. The runtime's own <c>vm.fp</c> is current only where code may allocate or throw, and in native
    /// code the register of the interpreter is used for something else; so the register is read whenever the interpreter runs.
    /// </summary>
    /// <param name="cpu">The core.</param>
    /// <param name="interpreter">The interpreter.</param>
    /// <param name="stack">The managed stack.</param>
    /// <param name="profile">What counts instructions, or null.</param>
    public sealed class ManagedTracker(CortexM4 cpu, InterpreterCode interpreter, ManagedStack stack, ExecutionProfile? profile)
        : ICodeObserver
    {
        private uint _head;

        /// <summary>Gets the running frame, or 0.</summary>
        public uint Frame { get; private set; }

        /// <summary>Describes the managed frames.</summary>
        /// <returns>Lines.</returns>
        public string Describe() => stack.Describe(Frame);

        /// <inheritdoc/>
        public void BlockBegins(uint address, int instructions)
        {
            if (address - interpreter.Start < interpreter.Size)
            {
                Follow(cpu[interpreter.FrameRegister]);
            }

            profile?.BlockBegins(address, instructions);
        }

        // While a call is made the register may hold no frame yet.
        private void Follow(uint frame)
        {
            uint head = stack.HeadOf(frame);

            if ((frame != Frame || head != _head) && stack.MethodOf(frame) is not null)
            {
                Frame = frame;
                _head = head;
                profile?.Enter(stack.Walk(frame).Select(item => item.Method.Name));
            }
        }
    }
}
