using FlipperUpdaterNano.Deployment.Port;
using FlipperUpdaterNano.Wire;
using Google.Protobuf;

namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>
    /// Sends the requests of an RPC session and receives the responses. The device is not trusted: the lengths, request numbers, contents
    /// and number of its responses are checked.
    /// </summary>
    /// <param name="link">The port, on which an RPC session is open.</param>
    internal sealed class RpcClient(SerialLink link)
    {
        private const uint LargestMessage = 65536;
        private const int MostVarintBytes = 5;
        private const int MostAnswers = 20_000;
        private const int MostUnasked = 20_000;
        private const int LongestRequest = 10;

        // Maximum total size of the responses to one request; sufficient for the largest file that is read, including the framing.
        private const long MostBytes = 8 << 20;
        private uint _lastId;
        private long _received;

        /// <summary>Gets the number of requests to which the device has responded.</summary>
        public int RoundTrips { get; private set; }

        /// <summary>Gets a value indicating whether received bytes are available.</summary>
        public bool HasInput => link.HasInput;

        /// <summary>Returns a new request number.</summary>
        public uint NewId() => ++_lastId;

        /// <summary>Appends a message with its length prefix.</summary>
        /// <param name="frames">Stream to which the encoded bytes are appended.</param>
        public static void Frame(Main message, Stream frames) => message.WriteDelimitedTo(frames);

        /// <summary>Sends messages that are already encoded.</summary>
        /// <param name="frames">The complete messages.</param>
        public void Send(byte[] frames) => link.Write(frames);

        /// <summary>Sends a request without waiting for a response.</summary>
        public void Tell(Main request)
        {
            request.CommandId = NewId();
            using MemoryStream frame = new();
            Frame(request, frame);
            Send(frame.ToArray());
        }

        /// <summary>Sends a request and receives all responses to it.</summary>
        /// <param name="request">The request; its number is set here.</param>
        /// <param name="content">Expected content of the responses.</param>
        /// <param name="limit">Maximum pause between two bytes; the limit for all responses together is ten times as long.</param>
        /// <returns>The responses; the last one may be empty.</returns>
        /// <exception cref="RpcStatusException">The device responded with an error.</exception>
        public IReadOnlyList<Main> Ask(Main request, Main.ContentOneofCase content, TimeSpan limit)
        {
            Tell(request);
            List<Main> answers = [];
            Deadline deadline = new(limit, limit * LongestRequest);
            _received = 0;
            do
            {
                Main answer = Receive(request.CommandId, deadline);
                if (answer.ContentCase != content && answer.ContentCase != Main.ContentOneofCase.Empty)
                {
                    throw DeploymentException.Failed($"the device responded to {request.ContentCase} with {answer.ContentCase}");
                }

                answers.Add(answer);
                if (_received > MostBytes)
                {
                    throw DeploymentException.Failed($"the device responds to {request.ContentCase} with more than {MostBytes >> 20} MiB");
                }

                if (answers.Count > MostAnswers)
                {
                    throw DeploymentException.Failed($"the device does not end its response to {request.ContentCase}");
                }
            }
            while (answers[^1].HasNext);

            return answers;
        }

        /// <summary>Receives the next response to a request.</summary>
        /// <exception cref="RpcStatusException">The device responded with an error.</exception>
        public Main Receive(uint commandId, TimeSpan limit) => Receive(commandId, new Deadline(limit));

        /// <summary>Receives the response to a request while an earlier request is unfinished.</summary>
        /// <param name="commandId">Number of the request whose response is expected.</param>
        /// <param name="unfinished">Number of the unfinished request; the device responds to it only if an error occurs.</param>
        /// <exception cref="RpcStatusException">The device responded to one of the two requests with an error.</exception>
        public void ReceiveEither(uint commandId, uint unfinished, TimeSpan limit)
        {
            Deadline deadline = new(limit);
            for (int others = 0; others < MostUnasked; others++)
            {
                Main message = ReceiveAny(deadline);
                if (message.CommandStatus != Status.Ok && (message.CommandId == unfinished || message.CommandId == commandId))
                {
                    throw new RpcStatusException(message);
                }

                if (message.CommandId == commandId)
                {
                    RoundTrips++;
                    return;
                }

                if (message.CommandId > _lastId || message.CommandStatus == Status.DecodeError)
                {
                    break;
                }
            }

            throw DeploymentException.Failed("the device sends messages that match no request");
        }

        private Main Receive(uint commandId, Deadline deadline)
        {
            for (int unasked = 0; unasked < MostUnasked; unasked++)
            {
                Main message = ReceiveAny(deadline);
                if (message.CommandStatus == Status.DecodeError)
                {
                    throw DeploymentException.Failed("the device could not decode a request and ended the session");
                }

                if (message.CommandId > _lastId)
                {
                    throw DeploymentException.Failed($"the device responded to a request that was not made (number {message.CommandId})");
                }

                // A lower number marks a late response, and 0 marks an unsolicited message; both are skipped.
                if (message.CommandId == commandId)
                {
                    RoundTrips++;
                    return message.CommandStatus == Status.Ok ? message : throw new RpcStatusException(message);
                }
            }

            throw DeploymentException.Failed("the device keeps sending messages that match no request");
        }

        private Main ReceiveAny(Deadline deadline)
        {
            byte[] body = new byte[ReceiveLength(deadline)];
            _received += body.Length;
            for (int i = 0; i < body.Length; i++)
            {
                body[i] = link.ReadByte(deadline);
            }

            try
            {
                return Main.Parser.ParseFrom(body);
            }
            catch (InvalidProtocolBufferException)
            {
                throw DeploymentException.Failed("the device sent a message that cannot be decoded");
            }
        }

        private uint ReceiveLength(Deadline deadline)
        {
            ulong length = 0;
            for (int i = 0; i < MostVarintBytes; i++)
            {
                byte next = link.ReadByte(deadline);
                length |= (next & 0x7FUL) << (7 * i);
                if (next < 0x80)
                {
                    return length <= LargestMessage
                        ? (uint)length
                        : throw DeploymentException.Failed(
                            $"the device announced a message of {length} bytes; the limit is {LargestMessage}");
                }
            }

            throw DeploymentException.Failed("the device sent an unterminated length");
        }
    }
}
