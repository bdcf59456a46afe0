using FlipperUpdaterNano.SimulatedDevice.Port;
using FlipperUpdaterNano.Wire;
using Google.Protobuf;

namespace FlipperUpdaterNano.SimulatedDevice.Rpc
{
    /// <summary>Answers that no firmware gives.</summary>
    internal static class HostileAnswers
    {
        /// <summary>Sends one in place of an answer.</summary>
        /// <param name="port">The port.</param>
        /// <param name="answer">The right answer.</param>
        /// <param name="kind">What is wrong.</param>
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
                case Hostility.WrongCommand:
                    port.Write(RpcSession.Frame(new Main { CommandId = answer.CommandId + 1000, Empty = new Empty() }));
                    break;
                case Hostility.WrongContent:
                    port.Write(RpcSession.Frame(new Main { CommandId = answer.CommandId, GetDatetimeRequest = new Empty() }));
                    break;
                default:
                    // Silence.
                    break;
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
