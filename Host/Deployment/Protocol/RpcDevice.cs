using FlipperUpdaterNano.Deployment.Port;
using FlipperUpdaterNano.Wire;
using Google.Protobuf;

namespace FlipperUpdaterNano.Deployment.Protocol
{
    /// <summary>A device accessed over RPC.</summary>
    /// <param name="link">The port, on which an RPC session is open.</param>
    /// <param name="version">Version of the device's RPC protocol.</param>
    internal sealed class RpcDevice(SerialLink link, RpcClient client, Version version, Patience patience) : IDevice
    {
        // Size of the device's receive buffer; other host applications use the same chunk size.
        private const int ChunkSize = 1024;
        private const int ChunksInWrite = 8;
        private const int BytesBetweenPings = 1 << 20;
        private const int LongestList = 10;
        private static readonly Version s_firstListWithMd5 = new(0, 19);

        /// <inheritdoc/>
        public string Protocol => $"RPC {version}";

        /// <inheritdoc/>
        public int RoundTrips => client.RoundTrips;

        /// <inheritdoc/>
        public IReadOnlyDictionary<string, string> Info() => Values(
            Ask(new Main { DeviceInfoRequest = new Empty() }, Main.ContentOneofCase.DeviceInfoResponse, "the device's information")
                .Select(answer => answer.DeviceInfoResponse));

        /// <inheritdoc/>
        public int? BatteryPercent()
        {
            try
            {
                IReadOnlyList<Main> answers = client.Ask(
                    new Main { PowerInfoRequest = new Empty() }, Main.ContentOneofCase.PowerInfoResponse, patience.Answer);
                return BatteryKeys.PercentOf(Values(answers.Select(answer => answer.PowerInfoResponse)));
            }
            catch (RpcStatusException unknown) when (unknown.Status == Status.NotImplemented)
            {
                return null;
            }
        }

        /// <inheritdoc/>
        public long FreeBytes()
        {
            Main request = new() { StorageInfoRequest = new PathRequest { Path = "/ext" } };
            Main answer = Ask(request, Main.ContentOneofCase.StorageInfoResponse, "the SD card")[0];
            return (long)Math.Min(answer.StorageInfoResponse?.FreeBytes ?? 0, long.MaxValue);
        }

        /// <inheritdoc/>
        public IReadOnlyList<RemoteFile> List(string path, bool withMd5)
        {
            bool inList = withMd5 && version >= s_firstListWithMd5;
            Main request = new() { ListRequest = new ListRequest { Path = path, IncludeMd5 = inList } };
            Deadline deadline = new(patience.Md5 * LongestList);
            try
            {
                return
                [
                    .. client.Ask(request, Main.ContentOneofCase.ListResponse, withMd5 ? patience.Md5 : patience.Answer)
                        .SelectMany(answer => answer.ListResponse?.Files ?? [])
                        .Select(file => FileOf(file, path, withMd5, deadline)),
                ];
            }
            catch (RpcStatusException missing) when (missing.Status == Status.StorageNotFound)
            {
                return [];
            }
            catch (RpcStatusException error)
            {
                throw error.During($"listing {path}");
            }
        }

        /// <inheritdoc/>
        public void MakeDirectory(string path)
        {
            try
            {
                _ = client.Ask(
                    new Main { MkdirRequest = new PathRequest { Path = path } }, Main.ContentOneofCase.Empty, patience.Answer);
            }
            catch (RpcStatusException exists) when (exists.Status == Status.StorageExists)
            {
                // The directory already exists.
            }
            catch (RpcStatusException error)
            {
                throw error.During($"making {path}");
            }
        }

        /// <inheritdoc/>
        public void Remove(string path)
        {
            Main request = new() { DeleteRequest = new DeleteRequest { Path = path, Recursive = true } };
            _ = Ask(request, Main.ContentOneofCase.Empty, $"removing {path}");
        }

        /// <inheritdoc/>
        public void Write(string path, byte[] data, Action<long> progress)
        {
            try
            {
                uint id = client.NewId();
                int sincePing = 0;
                for (int position = 0; position < data.Length || position == 0;)
                {
                    int count = Math.Min(data.Length - position, ChunkSize * ChunksInWrite);
                    SendChunks(id, path, data, position, count);
                    position += Math.Max(1, count);
                    sincePing += count;
                    progress(Math.Min(position, data.Length));

                    // The device reports an error immediately. If the host continued to send, the device would write the remaining data as
                    // if it were the complete file.
                    if (position < data.Length && (client.HasInput || sincePing >= BytesBetweenPings))
                    {
                        Ping(id);
                        sincePing = 0;
                    }
                }

                _ = client.Receive(id, patience.Answer);
            }
            catch (RpcStatusException error)
            {
                throw error.During($"writing {path}");
            }
        }

        /// <inheritdoc/>
        public byte[]? Read(string path, int limit)
        {
            Main request = new() { ReadRequest = new PathRequest { Path = path } };
            try
            {
                byte[] content = [.. client.Ask(request, Main.ContentOneofCase.ReadResponse, patience.Answer)
                    .SelectMany(answer => answer.ReadResponse?.File?.Data ?? ByteString.Empty)];
                return content.Length <= limit
                    ? content
                    : throw DeploymentException.Failed($"{path} is {content.Length} bytes long, but the limit is {limit}");
            }
            catch (RpcStatusException missing) when (missing.Status == Status.StorageNotFound)
            {
                return null;
            }
            catch (RpcStatusException error)
            {
                throw error.During($"reading {path}");
            }
        }

        /// <inheritdoc/>
        public void StartUpdate(string manifestPath)
        {
            Main request = new() { UpdateRequest = new UpdateRequest { ManifestPath = manifestPath } };
            try
            {
                // Before protocol 0.7, the response is empty.
                uint code = client.Ask(request, Main.ContentOneofCase.UpdateResponse, patience.Md5)[0].UpdateResponse?.Code ?? 0;
                if (code != 0)
                {
                    throw DeploymentException.Failed($"the firmware refuses the package: {PrepareCodes.Text(code)}");
                }
            }
            catch (RpcStatusException refused)
            {
                throw refused.Answer.UpdateResponse is { } response
                    ? DeploymentException.Failed($"the firmware refuses the package: {PrepareCodes.Text(response.Code)}")
                    : refused.During("starting the update");
            }

            // This request starts whichever package the pointer file refers to, so it is sent only after the firmware has checked the
            // package.
            client.Tell(new Main { RebootRequest = new RebootRequest { Mode = RebootRequest.Types.Mode.Update } });
            if (!link.WaitUntilGone(patience.Restart))
            {
                throw DeploymentException.Failed("the device did not restart into the update");
            }
        }

        /// <inheritdoc/>
        public void Dispose() => link.Dispose();

        private static Dictionary<string, string> Values(IEnumerable<KeyValue?> pairs)
        {
            Dictionary<string, string> values = [];
            foreach (KeyValue pair in pairs.OfType<KeyValue>())
            {
                values[pair.Key] = pair.Value;
            }

            return values;
        }

        private IReadOnlyList<Main> Ask(Main request, Main.ContentOneofCase content, string what)
        {
            try
            {
                return client.Ask(request, content, patience.Answer);
            }
            catch (RpcStatusException error)
            {
                throw error.During(what);
            }
        }

        private RemoteFile FileOf(Entry file, string folder, bool withMd5, Deadline deadline)
        {
            deadline.Check($"listing {folder}");
            bool isDirectory = file.Kind == Entry.Types.Kind.Directory;
            string? md5 = !withMd5 || isDirectory ? null
                : file.Md5.Length > 0 ? file.Md5
                : Md5($"{folder}/{file.Name}");
            return new RemoteFile(file.Name, isDirectory, file.Size, md5);
        }

        private string Md5(string path)
        {
            try
            {
                Main request = new() { Md5Request = new PathRequest { Path = path } };
                return client.Ask(request, Main.ContentOneofCase.Md5Response, patience.Md5)[0].Md5Response?.Md5 ?? string.Empty;
            }
            catch (RpcStatusException error)
            {
                throw error.During($"computing the MD5 of {path}");
            }
        }

        private void SendChunks(uint id, string path, byte[] data, int from, int count)
        {
            using MemoryStream frames = new();
            for (int position = from; position < from + count || position == from; position += ChunkSize)
            {
                int size = Math.Min(from + count - position, ChunkSize);
                RpcClient.Frame(
                    new Main
                    {
                        CommandId = id,
                        HasNext = position + size < data.Length,
                        WriteRequest = new WriteRequest
                        {
                            Path = path,
                            File = new Entry { Data = ByteString.CopyFrom(data, position, size) },
                        },
                    },
                    frames);
            }

            client.Send(frames.ToArray());
        }

        // The response to the ping confirms that the device has processed all previous messages. A write error arrives before that response
        // and carries the number of the write request.
        private void Ping(uint writeId)
        {
            uint id = client.NewId();
            using MemoryStream frame = new();
            RpcClient.Frame(new Main { CommandId = id, PingRequest = new Ping() }, frame);
            client.Send(frame.ToArray());
            client.ReceiveEither(id, writeId, patience.Answer);
        }
    }
}
