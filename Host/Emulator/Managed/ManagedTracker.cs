using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Profiling;

namespace FlipperUpdaterNano.Emulator.Managed
{
    /// <summary>
    /// Tracks the current managed frame. The runtime's <c>vm.fp</c> is up to date only where code may allocate or throw, so this class uses
    /// the interpreter's frame register instead. Native code uses that register for other values, so the register is read only while the
    /// interpreter runs.
    /// </summary>
    /// <param name="profile">The profile to which instructions are attributed; null for none.</param>
    public sealed class ManagedTracker(CortexM4 cpu, InterpreterCode interpreter, ManagedStack stack, ExecutionProfile? profile)
        : ICodeObserver
    {
        private uint _head;

        /// <summary>Gets the address of the current frame, or 0 if there is none.</summary>
        public uint Frame { get; private set; }

        /// <summary>Describes the managed frames.</summary>
        /// <returns>The frames as lines of text.</returns>
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

        // During a call the register might not hold a frame yet, so a value that is not a frame is ignored.
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
