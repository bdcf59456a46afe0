using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The DMA request multiplexer (RM0434 section 12). Outputs 0 to 6 are the channels of DMA1, and outputs 7 to 13 those of DMA2.
    /// Synchronization and request generators are not modelled.
    /// </summary>
    public sealed class DmaMux : Peripheral
    {
        private readonly Dma[] _controllers;
        private readonly Field[] _requests = new Field[2 * Dma.Channels];

        /// <summary>Declares the registers.</summary>
        /// <param name="first">DMA1.</param>
        /// <param name="second">DMA2.</param>
        /// <param name="violations">Receives the violations.</param>
        public DmaMux(Dma first, Dma second, Violations violations)
            : base("DMAMUX1", 0x40020800, 0x400, violations)
        {
            _controllers = [first, second];

            for (int i = 0; i < _requests.Length; i++)
            {
                int output = i;
                Register register = Define(4 * (uint)i, $"C{i}CR").With(0, "DMAREQ_ID", out _requests[i], 6)
                    .With(8, "SOIE", 1, FieldKind.Tagged).With(9, "EGE", 1, FieldKind.Tagged).With(16, "SE", 1, FieldKind.Tagged)
                    .With(17, "SPOL", 2).With(19, "NBREQ", 5).With(24, "SYNC_ID", 5);

                register.OnWrite(_ => FollowRequest(output));
            }

            Define(0x80, "CSR").With(0, "SOF", 14, FieldKind.ReadOnly);
            Define(0x84, "CFR").With(0, "CSOF", 14, FieldKind.WriteOnly);
            first.Selected = channel => Selected(channel);
            second.Selected = channel => Selected(Dma.Channels + channel);
        }

        /// <summary>Serves a request.</summary>
        /// <returns><see langword="false"/> if no channel is ready, in which case the request stays raised.</returns>
        public bool Serve(DmaRequest request)
        {
            DmaChannel? channel = Ready(request);

            channel?.Transfer();

            return channel is not null;
        }

        /// <summary>Gets the number of remaining items of the channel that serves a request; 0 if no channel is ready.</summary>
        public uint Remaining(DmaRequest request) => Ready(request)?.Remaining ?? 0;

        private DmaRequest Selected(int output) => IsClocked() ? (DmaRequest)_requests[output].Value : DmaRequest.None;

        private DmaChannel Channel(int output) => _controllers[output / Dma.Channels][output % Dma.Channels];

        private DmaChannel? Ready(DmaRequest request)
        {
            for (int output = 0; output < _requests.Length; output++)
            {
                if (_requests[output].Value == (uint)request && Channel(output).IsReady)
                {
                    return IsClocked() && _controllers[output / Dma.Channels].IsClocked() ? Channel(output) : null;
                }
            }

            return null;
        }

        private void FollowRequest(int output)
        {
            uint request = _requests[output].Value;

            ReportIf(Channel(output).IsEnabled, "dmamux.channel-enabled", $"C{output}CR written while its channel is enabled");
            ReportIf(
                request != 0 && _requests.Count(field => field.Value == request) > 1,
                "dmamux.request-shared",
                $"request {request} selected for two channels");
        }
    }
}
