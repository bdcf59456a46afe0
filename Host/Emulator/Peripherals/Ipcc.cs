using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// The inter-processor communication controller (RM0434, chapter IPCC; AN5289): flags and interrupts of six channels in each direction.
    /// The class also models CPU2's side of the BLE command channel (1), the system channel (2) and the buffer release channel (4), on the
    /// mailbox tables that the firmware has built in SRAM2a. A running, initialised radio stack responds to each BLE command with a
    /// "command complete" event that reports success and has no parameters.
    /// </summary>
    public sealed class Ipcc : Peripheral
    {
        private const uint BleChannel = 1 << 0;
        private const uint SystemChannel = 1 << 1;
        private const uint ReleaseChannel = 1 << 3;
        private const uint AllChannels = 0x3F;
        private const byte CommandType = 0x10;
        private const byte BleCommandType = 0x01;

        /// <summary>Assumed duration of a BLE command.</summary>
        private const long BleResponse = VirtualTime.Millisecond;

        private readonly VirtualDevice _device;
        private readonly Mailbox _mailbox;
        private readonly Field _receiveInterrupt;
        private readonly Field _freeInterrupt;
        private readonly Field _receiveMasks;
        private readonly Field _freeMasks;
        private ClockEvent? _bleAnswer;
        private int _bleOpcode;
        private uint _fromFirst;
        private uint _fromSecond;
        private bool _announced;

        /// <summary>Declares the registers.</summary>
        /// <param name="mailbox">The tables in shared memory.</param>
        /// <param name="violations">Receives the violations.</param>
        public Ipcc(VirtualDevice device, Mailbox mailbox, Violations violations)
            : base("IPCC", 0x58000C00, 0x400, violations)
        {
            _device = device;
            _mailbox = mailbox;
            Define(0x00, "C1CR").With(0, "RXOIE", out _receiveInterrupt).With(16, "TXFIE", out _freeInterrupt)
                .OnWrite(_ => DriveLines());
            Define(0x04, "C1MR", 0xFFFFFFFF).With(0, "CHOM", out _receiveMasks, 6).With(16, "CHFM", out _freeMasks, 6)
                .With(6, "kept", 10, FieldKind.ReadOnly).With(22, "kept", 10, FieldKind.ReadOnly).OnWrite(_ => DriveLines());
            Define(0x08, "C1SCR").OnRawWrite((value, _) => SetAndClear(value));
            Define(0x0C, "C1TOC2SR").OnRead(_ => Follow()._fromFirst)
                .OnRawWrite((_, _) => Report("register.read-only", "IPCC.C1TOC2SR written"));
            Define(0x10, "C2CR").With(0, "bits", 32);
            Define(0x14, "C2MR", 0xFFFFFFFF).With(0, "bits", 32);
            Define(0x1C, "C2TOC1SR").OnRead(_ => Follow()._fromSecond)
                .OnRawWrite((_, _) => Report("register.read-only", "IPCC.C2TOC1SR written"));
            device.Coprocessor.Answered += Notice;
        }

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _fromFirst = 0;
            _fromSecond = 0;
            _announced = false;
            _bleAnswer?.Cancel();
            _bleAnswer = null;
        }

        /// <inheritdoc/>
        public override void Stop()
        {
            _bleAnswer?.Cancel();
            _device.Coprocessor.Answered -= Notice;
        }

        /// <summary>Called when CPU2 has data for CPU1. Raises the interrupt even if CPU1 does not access the flags.</summary>
        private void Notice()
        {
            if (_receiveInterrupt.IsSet || _freeInterrupt.IsSet)
            {
                Follow();
            }
        }

        private void DriveLines()
        {
            Drive(InterruptLine.IpccReceive, _receiveInterrupt.IsSet && (_fromSecond & ~_receiveMasks.Value) != 0);
            Drive(InterruptLine.IpccTransmit, _freeInterrupt.IsSet && (~_fromFirst & AllChannels & ~_freeMasks.Value) != 0);
        }

        private void SetAndClear(uint value)
        {
            uint set = (value >> 16) & AllChannels;
            uint clear = value & AllChannels;

            if ((clear & ~_fromSecond) != 0)
            {
                Report("ipcc.clear-empty", $"IPCC: channel bits {clear & ~_fromSecond:X2} cleared although they hold no message");
            }

            if ((set & _fromFirst) != 0)
            {
                Report("ipcc.set-busy", $"IPCC: channel bits {set & _fromFirst:X2} set while CPU2 has not received the last message");
            }

            _fromSecond &= ~clear;
            _fromFirst |= set;
            Deliver(set);
            DriveLines();
            Notice();
        }

        /// <summary>Delivers messages from CPU1 to CPU2.</summary>
        private void Deliver(uint set)
        {
            if ((set & SystemChannel) != 0)
            {
                SendCommand();
            }

            if ((set & ReleaseChannel) != 0)
            {
                _mailbox.TakeReleased();
                _fromFirst &= ~ReleaseChannel;
            }

            bool ble = (set & BleChannel) != 0 && _device.Coprocessor.IsBleInitialised;

            if (ble)
            {
                SendBleCommand();
            }

            uint known = SystemChannel | ReleaseChannel | (ble ? BleChannel : 0);

            if ((set & ~known) != 0)
            {
                Report("register.not-modelled", $"IPCC: channel bits {set & ~known:X2} are not modelled");
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

        private void SendBleCommand()
        {
            if (!_mailbox.ReadBleCommand(out int opcode, out byte type) || type != BleCommandType)
            {
                Report("ipcc.command", $"IPCC: no BLE command in the command buffer (type {type:X2})");

                return;
            }

            _bleOpcode = opcode;
            _bleAnswer = _device.Clock.After(BleResponse, AnswerBle);
        }

        private void AnswerBle()
        {
            _mailbox.QueueBleComplete(_bleOpcode);
            _fromFirst &= ~BleChannel;
            _fromSecond |= BleChannel;
            DriveLines();
        }

        /// <summary>Updates the flags and the mailbox to match CPU2's current state.</summary>
        private Ipcc Follow()
        {
            Coprocessor core = _device.Coprocessor;

            if (core.FaultAddress != 0)
            {
                _mailbox.RecordHardFault(core.FaultAddress);
            }

            _announced &= core.IsReady;

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

            DriveLines();

            return this;
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _fromFirst = archive.Value(_fromFirst);
            _fromSecond = archive.Value(_fromSecond);
            _announced = archive.Value(_announced);
            _bleOpcode = archive.Value(_bleOpcode);
            _bleAnswer = archive.Event(_device.Clock, _bleAnswer, AnswerBle);
            archive.Part(_mailbox);
        }
    }
}
