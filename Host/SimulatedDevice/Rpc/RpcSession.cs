using FlipperUpdaterNano.SimulatedDevice.Card;
using FlipperUpdaterNano.SimulatedDevice.Commands;
using FlipperUpdaterNano.SimulatedDevice.Port;
using FlipperUpdaterNano.Wire;
using Google.Protobuf;

namespace FlipperUpdaterNano.SimulatedDevice.Rpc
{
    /// <summary>
    /// An RPC session. Messages in both directions are preceded by their length as a varint. As in the firmware, a message that cannot be
    /// decoded ends the session.
    /// </summary>
    internal sealed class RpcSession : IDisposable
    {
        private const int LargestMessage = 65536;
        private const int MostVarintBytes = 5;
        private readonly PseudoTerminal _port;
        private readonly CommandShell _shell;
        private readonly Traps _traps;
        private readonly RpcStorage _storage;
        private readonly RpcSystem _system;

        /// <summary>Creates the session.</summary>
        /// <param name="shell">The command line from which the session was started.</param>
        /// <param name="traps">Deviations from the default behaviour.</param>
        public RpcSession(CommandShell shell, CardStore card, IStockFirmware firmware, Traps traps)
        {
            _port = shell.Port;
            _shell = shell;
            _traps = traps;
            _storage = new RpcStorage(this, card, shell.Port, traps);
            _system = new RpcSystem(this, firmware, traps);
        }

        /// <summary>Serves the host until the session ends.</summary>
        public void Run()
        {
            while (Receive() is { } request)
            {
                if (request.ContentCase == Main.ContentOneofCase.StopSession)
                {
                    Send(request.CommandId, Status.Ok);
                    return;
                }

                Answer(request);
            }

            // As in the firmware, the session ends only when the next byte arrives from the host.
            _port.Write(Frame(new Main { CommandStatus = Status.DecodeError, Empty = new Empty() }));
            _ = _port.ReadByte();
        }

        /// <inheritdoc/>
        public void Dispose() => _storage.Dispose();

        /// <summary>Sends a message, whose <see cref="Main.CommandId"/> must equal that of the request.</summary>
        public void Send(Main message)
        {
            if (_traps.SendsUnasked)
            {
                _port.Write(Frame(new Main { DesktopStatus = new DesktopStatus { Locked = _traps.IsLocked } }));
            }

            if (_traps.Hostility == Hostility.None)
            {
                _port.Write(Frame(message));
            }
            else
            {
                HostileAnswers.Send(_port, message, _traps.Hostility);
            }
        }

        /// <summary>Sends a message without content.</summary>
        /// <param name="commandId">Command id of the request.</param>
        public void Send(uint commandId, Status status) =>
            Send(new Main { CommandId = commandId, CommandStatus = status, Empty = new Empty() });

        /// <summary>Encodes a message and its length prefix.</summary>
        /// <returns>The encoded bytes.</returns>
        public static byte[] Frame(Main message)
        {
            using MemoryStream frame = new();
            message.WriteDelimitedTo(frame);
            return frame.ToArray();
        }

        private void Answer(Main request)
        {
            if (!_storage.TryAnswer(request) && !_system.TryAnswer(request))
            {
                Send(request.CommandId, Status.NotImplemented);
            }
        }

        // Receives a message. Returns null if the message cannot be decoded or, as in the firmware, has no content.
        private Main? Receive()
        {
            uint length = 0;
            for (int i = 0; ; i++)
            {
                byte next = _shell.ReadKey();
                length |= (next & 0x7Fu) << (7 * i);
                if (next < 0x80)
                {
                    break;
                }

                if (i + 1 == MostVarintBytes)
                {
                    return null;
                }
            }

            if (length > LargestMessage)
            {
                return null;
            }

            byte[] body = new byte[length];
            _port.ReadExactly(body);
            _shell.ThrowIfUnplugged();
            try
            {
                Main request = Main.Parser.ParseFrom(body);
                return request.ContentCase == Main.ContentOneofCase.None && length == 0 ? null : request;
            }
            catch (InvalidProtocolBufferException)
            {
                return null;
            }
        }
    }
}
