using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Radio;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The mailbox between the cores (RM0434 section 39, AN5289): flags of six channels each way, and CPU2's end of the
    /// system channel (2) and the buffer release channel (4), which works on the tables the firmware made in SRAM2a.
    /// </summary>
    public sealed class Ipcc : Peripheral
    {
        private const uint SystemChannel = 1 << 1;
        private const uint ReleaseChannel = 1 << 3;
        private const byte CommandType = 0x10;

        private readonly VirtualDevice _device;
        private readonly Mailbox _mailbox;
        private uint _fromFirst;
        private uint _fromSecond;
        private bool _announced;

        /// <summary>Declares the registers.</summary>
        /// <param name="device">The virtual device.</param>
        /// <param name="mailbox">The tables in shared memory.</param>
        /// <param name="violations">Receives wrong use.</param>
        public Ipcc(VirtualDevice device, Mailbox mailbox, Violations violations)
            : base("IPCC", 0x58000C00, 0x400, violations)
        {
            _device = device;
            _mailbox = mailbox;
            Define(0x00, "C1CR").With(0, "RXOIE").With(16, "TXFIE");
            Define(0x04, "C1MR", 0xFFFFFFFF).With(0, "CHOM", 6).With(16, "CHFM", 6).With(6, "kept", 10, FieldKind.ReadOnly)
                .With(22, "kept", 10, FieldKind.ReadOnly);
            Define(0x08, "C1SCR").OnRawWrite((value, _) => SetAndClear(value));
            Define(0x0C, "C1TOC2SR").OnRead(_ => Follow()._fromFirst)
                .OnRawWrite((_, _) => Report("register.read-only", "IPCC.C1TOC2SR written"));
            Define(0x10, "C2CR").With(0, "bits", 32);
            Define(0x14, "C2MR", 0xFFFFFFFF).With(0, "bits", 32);
            Define(0x1C, "C2TOC1SR").OnRead(_ => Follow()._fromSecond)
                .OnRawWrite((_, _) => Report("register.read-only", "IPCC.C2TOC1SR written"));
        }

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _fromFirst = 0;
            _fromSecond = 0;
            _announced = false;
        }

        private void SetAndClear(uint value)
        {
            uint set = (value >> 16) & 0x3F;
            uint clear = value & 0x3F;

            if ((clear & ~_fromSecond) != 0)
            {
                Report("ipcc.clear-empty", $"IPCC: channels {clear & ~_fromSecond:X2} cleared that hold no message");
            }

            if ((set & _fromFirst) != 0)
            {
                Report("ipcc.set-busy", $"IPCC: channels {set & _fromFirst:X2} set while CPU2 has not taken the last message");
            }

            _fromSecond &= ~clear;
            _fromFirst |= set;

            if ((set & SystemChannel) != 0)
            {
                SendCommand();
            }

            if ((set & ReleaseChannel) != 0)
            {
                _mailbox.TakeReleased();
                _fromFirst &= ~ReleaseChannel;
            }

            if ((set & ~(SystemChannel | ReleaseChannel)) != 0)
            {
                Report("register.not-modelled", $"IPCC: channels {set:X2} are not modelled");
            }
        }

        private void SendCommand()
        {
            if (_mailbox.ReadCommand(out int opcode, out byte[] parameters, out byte type) && type == CommandType)
            {
                _device.Coprocessor.Send(opcode, parameters);
            }
            else
            {
                Report("ipcc.command", $"IPCC: no system command in the command buffer (type {type:X2})");
            }
        }

        /// <summary>Brings the flags to what CPU2 has done by now.</summary>
        private Ipcc Follow()
        {
            Coprocessor core = _device.Coprocessor;

            if (core.FaultAddress != 0)
            {
                _mailbox.RecordHardFault(core.FaultAddress);
            }

            if (!_announced && core.Table is { } table)
            {
                _announced = true;
                _mailbox.WriteDeviceTable(table);
            }

            if (core.TakeResponse() is { } response)
            {
                _mailbox.WriteResponse(response);
                _fromFirst &= ~SystemChannel;
            }

            if ((_fromSecond & SystemChannel) == 0 && core.TakeEvent() is { } happened)
            {
                _mailbox.QueueEvent(happened);
                _fromSecond |= SystemChannel;
            }

            return this;
        }
    }
}
