using FlipperUpdaterNano.SimulatedDevice.Port;
using FlipperUpdaterNano.Wire;
using Google.Protobuf;

namespace FlipperUpdaterNano.SimulatedDevice.Rpc
{
    /// <summary>Sends malformed responses.</summary>
    internal static class HostileAnswers
    {
        private const int FillBytes = 60_000;
        private const int FloodBytes = 1000;
        private const int UnknownField = 20_000;
        private const int DribbleMilliseconds = 50;

        /// <summary>Sends a malformed response instead of the correct one.</summary>
        /// <param name="kind">The kind of malformation.</param>
        public static void Send(PseudoTerminal port, Main answer, Hostility kind)
        {
            switch (kind)
            {
                case Hostility.OversizedFrame:
                    port.Write([0xFF, 0xFF, 0xFF, 0xFF, 0x07]);
                    break;
                case Hostility.BadVarint:
                    port.Write([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
                    break;
                case Hostility.Garbage:
                    port.Write([8, 0x0B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
                    break;
                case Hostility.Endless:
                    Repeat(port, answer);
                    break;
                case Hostility.Flood:
                    Flood(port, answer);
                    break;
                case Hostility.Dribble:
                    Dribble(port);
                    break;
                case Hostility.WrongCommand:
                    port.Write(RpcSession.Frame(new Main { CommandId = answer.CommandId + 1000, Empty = new Empty() }));
                    break;
                case Hostility.WrongContent:
                    port.Write(RpcSession.Frame(new Main { CommandId = answer.CommandId, GetDatetimeRequest = new Empty() }));
                    break;
                default:
                    // Hostility.Silence: send no response.
                    break;
            }
        }

        // Sends an endless sequence of valid messages that contain a field unknown to the host.
        private static void Flood(PseudoTerminal port, Main answer)
        {
            answer.HasNext = true;
            byte[] content = answer.ToByteArray();
            using MemoryStream frame = new();
            using CodedOutputStream output = new(frame);
            uint tag = WireFormat.MakeTag(UnknownField, WireFormat.WireType.LengthDelimited);
            output.WriteLength(content.Length + CodedOutputStream.ComputeTagSize(UnknownField)
                + CodedOutputStream.ComputeLengthSize(FloodBytes) + FloodBytes);
            output.Flush();
            frame.Write(content);
            output.WriteTag(tag);
            output.WriteBytes(ByteString.CopyFrom(new byte[FloodBytes]));
            output.Flush();
            while (port.IsOpen)
            {
                port.Write(frame.ToArray());
            }
        }

        private static void Dribble(PseudoTerminal port)
        {
            byte[] length = new byte[CodedOutputStream.ComputeLengthSize(FillBytes)];
            CodedOutputStream output = new(length);
            output.WriteLength(FillBytes);
            output.Flush();
            port.Write(length);
            for (int i = 0; port.IsOpen && i < FillBytes; i++)
            {
                port.Write([0]);
                Thread.Sleep(DribbleMilliseconds);
            }
        }

        private static void Repeat(PseudoTerminal port, Main answer)
        {
            answer.HasNext = true;
            answer.ListResponse = new ListResponse { Files = { new Entry { Name = "again", Data = ByteString.Empty } } };
            byte[] frame = RpcSession.Frame(answer);
            while (port.IsOpen)
            {
                port.Write(frame);
            }
        }
    }
}
