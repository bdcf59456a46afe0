using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockCoprocessor(MockDevice mock) : ICoprocessor
    {
        /// <summary>Longest time that the middleware waits for a response (docs/reference/hardware.md 4.6).</summary>
        private const long ResponseTimeOut = 33 * VirtualTime.Second;

        /// <summary>Poll interval of the driver.</summary>
        private const long Poll = 1 * VirtualTime.Millisecond;

        public uint FaultAddress => mock.Alive().Coprocessor.FaultAddress;

        public void Start()
        {
            // The order is the same as in the driver: SEV, then C2BOOT.
            Coprocessor core = mock.Alive().Coprocessor;
            core.SignalEvent();
            core.Start();
        }

        public int WaitEvent(byte[] payload, int timeoutMilliseconds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(timeoutMilliseconds);
            VirtualDevice device = mock.Spend(CpuCosts.Look);
            CoprocessorEvent? taken = Wait(device.Coprocessor.TakeEvent, timeoutMilliseconds * VirtualTime.Millisecond);
            if (taken is null)
            {
                return -1;
            }

            taken.Payload.AsSpan(0, Math.Min(taken.Payload.Length, payload.Length)).CopyTo(payload);

            return taken.Code;
        }

        public int Command(int opcode, byte[] parameters, int count, byte[] response)
        {
            VirtualDevice device = mock.Alive();
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 255);
            if (device.Coprocessor.FaultAddress != 0)
            {
                return (int)CoprocessorStatus.HardFault;
            }

            if (!device.Coprocessor.IsReady)
            {
                return (int)CoprocessorStatus.NotReady;
            }

            device.Coprocessor.Send(opcode, count == 0 ? [] : parameters.AsSpan(0, count));
            byte[]? answer = Wait(device.Coprocessor.TakeResponse, ResponseTimeOut);
            if (answer is null)
            {
                return (int)CoprocessorStatus.TimeOut;
            }

            if (answer.Length == 0)
            {
                return (int)CoprocessorStatus.BadResponse;
            }

            answer.AsSpan(0, Math.Min(answer.Length, response.Length)).CopyTo(response);

            return answer.Length;
        }

        public bool ReadInfoTable(byte[] table)
        {
            Coprocessor core = mock.Alive().Coprocessor;
            byte[] written = core.Table ?? new byte[Shci.InfoTableSize];
            written.AsSpan(0, Math.Min(table.Length, written.Length)).CopyTo(table);

            // A hard fault of CPU2 overwrites the pointer to the table (AN5289).
            return core.IsStarted && core.FaultAddress == 0;
        }

        private T? Wait<T>(Func<T?> take, long timeOut)
            where T : class
        {
            VirtualClock clock = mock.Alive().Clock;
            long end = clock.Now + timeOut;
            T? taken = take();
            while (taken is null && clock.Now < end)
            {
                mock.SpendUntil(Math.Min(end, clock.Now + Poll));
                taken = take();
            }

            return taken;
        }
    }
}
