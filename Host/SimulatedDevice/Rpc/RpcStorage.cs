using FlipperUpdaterNano.SimulatedDevice.Card;
using FlipperUpdaterNano.SimulatedDevice.Port;
using FlipperUpdaterNano.Wire;
using Google.Protobuf;

namespace FlipperUpdaterNano.SimulatedDevice.Rpc
{
    /// <summary>
    /// Handles requests that concern the card. A write is a sequence of messages with the same command id. An error is reported immediately
    /// and closes the file; the rest of the sequence then opens the file again and truncates it. Any other request that concerns the card
    /// interrupts a write.
    /// </summary>
    /// <param name="port">The port; its <see cref="PseudoTerminal.Pause"/> simulates the MD5 computation time.</param>
    /// <param name="traps">Deviations from the default behaviour.</param>
    internal sealed class RpcStorage(RpcSession session, CardStore card, PseudoTerminal port, Traps traps) : IDisposable
    {
        private const int LargestData = 512;
        private const int FilesInMessage = 8;
        private static readonly Version s_firstListWithMd5 = new(0, 19);
        private static readonly Version s_firstListWithFilter = new(0, 20);
        private static readonly CardEntry[] s_storages = [new("any", true, 0), new("int", true, 0), new("ext", true, 0)];
        private CardFile? _file;
        private uint _writing;

        /// <summary>Responds to a request.</summary>
        /// <returns>True if the request concerns the card.</returns>
        public bool TryAnswer(Main request)
        {
            if (request.ContentCase == Main.ContentOneofCase.WriteRequest)
            {
                Write(request);
                return true;
            }

            Action<Main>? answer = request.ContentCase switch
            {
                Main.ContentOneofCase.StorageInfoRequest => Info,
                Main.ContentOneofCase.StatRequest => Stat,
                Main.ContentOneofCase.ListRequest => List,
                Main.ContentOneofCase.ReadRequest => Read,
                Main.ContentOneofCase.DeleteRequest => Delete,
                Main.ContentOneofCase.MkdirRequest => MakeDirectory,
                Main.ContentOneofCase.Md5Request => Md5,
                Main.ContentOneofCase.RenameRequest => Rename,
                Main.ContentOneofCase.TimestampRequest => Timestamp,
                _ => null,
            };
            if (answer != null)
            {
                Interrupt();
                answer(request);
            }

            return answer != null;
        }

        /// <inheritdoc/>
        public void Dispose() => Close();

        private void Close()
        {
            _file?.Dispose();
            _file = null;
        }

        private void Interrupt()
        {
            if (_file != null)
            {
                session.Send(_writing, Status.Interrupted);
                Close();
            }
        }

        private void Write(Main request)
        {
            if (!System.Text.Ascii.IsValid(request.WriteRequest.Path))
            {
                session.Send(request.CommandId, Status.StorageInvalidName);
                Close();
                return;
            }

            if (request.CommandId != _writing)
            {
                Interrupt();
            }

            CardError error = CardError.Ok;
            if (_file == null)
            {
                _writing = request.CommandId;
                error = card.OpenWrite(request.WriteRequest.Path, false, out _file);
            }

            ReadOnlySpan<byte> data = (request.WriteRequest.File?.Data ?? ByteString.Empty).Span;
            if (error == CardError.Ok && data.Length > 0 && !_file!.Write(data))
            {
                error = CardError.Internal;
            }

            if (error != CardError.Ok || !request.HasNext)
            {
                Close();
                session.Send(request.CommandId, CardErrors.Status(error));
            }
        }

        private void Finish(Main request, CardError error, Action<Main> put)
        {
            if (error != CardError.Ok)
            {
                session.Send(request.CommandId, CardErrors.Status(error));
                return;
            }

            Main answer = new() { CommandId = request.CommandId };
            put(answer);
            session.Send(answer);
        }

        private void Info(Main request)
        {
            bool isCard = request.StorageInfoRequest.Path.TrimEnd('/') is "/ext" or "/any";
            CardError error = !isCard ? CardError.NotImplemented : card.IsInserted ? CardError.Ok : CardError.NotReady;
            Finish(request, error, answer => answer.StorageInfoResponse = new StorageInfoResponse
            {
                TotalBytes = (ulong)card.TotalBytes,
                FreeBytes = (ulong)card.FreeBytes,
            });
        }

        private void Stat(Main request)
        {
            CardError error = card.Stat(request.StatRequest.Path, out CardEntry? entry);
            Finish(request, error, answer => answer.StatResponse = new FileResponse { File = FileOf(entry!) });
        }

        private static Entry FileOf(CardEntry entry) => new()
        {
            Kind = entry.IsDirectory ? Entry.Types.Kind.Directory : Entry.Types.Kind.File,
            Name = entry.Name,
            Size = entry.Size,
        };

        private void List(Main request)
        {
            string path = request.ListRequest.Path;
            IReadOnlyList<CardEntry> entries = [.. s_storages];
            CardError error = path == "/" ? CardError.Ok : card.List(path, out entries);
            if (error != CardError.Ok)
            {
                session.Send(request.CommandId, CardErrors.Status(error));
                return;
            }

            uint largest = traps.Protobuf >= s_firstListWithFilter ? request.ListRequest.LargestSize : 0;
            bool withMd5 = request.ListRequest.IncludeMd5 && traps.Protobuf >= s_firstListWithMd5;
            List<CardEntry> listed = [.. entries.Where(
                entry => System.Text.Ascii.IsValid(entry.Name) && (largest == 0 || entry.Size <= largest))];
            for (int first = 0; first == 0 || first < listed.Count; first += FilesInMessage)
            {
                ListResponse part = new();
                part.Files.AddRange(listed.Skip(first).Take(FilesInMessage).Select(entry => Listed(entry, path, withMd5)));
                bool hasNext = first + FilesInMessage < listed.Count;
                session.Send(new Main { CommandId = request.CommandId, HasNext = hasNext, ListResponse = part });
            }
        }

        private Entry Listed(CardEntry entry, string path, bool withMd5)
        {
            Entry file = FileOf(entry);
            if (withMd5 && !entry.IsDirectory && card.Md5($"{path}/{entry.Name}", port, out string md5) == CardError.Ok)
            {
                file.Md5 = md5;
            }

            return file;
        }

        private void Read(Main request)
        {
            CardError error = card.OpenRead(request.ReadRequest.Path, out FileStream? file);
            if (error != CardError.Ok)
            {
                session.Send(request.CommandId, CardErrors.Status(error));
                return;
            }

            using FileStream open = file!;
            byte[] buffer = new byte[LargestData];
            for (long left = open.Length, first = left; left > 0 || first == 0; first = -1)
            {
                int count = open.ReadAtLeast(buffer, (int)Math.Min(left, buffer.Length));
                left -= count;
                Entry data = new() { Data = ByteString.CopyFrom(buffer, 0, count) };
                FileResponse part = new() { File = data };
                session.Send(new Main { CommandId = request.CommandId, HasNext = left > 0, ReadResponse = part });
            }
        }

        // Deletes an entry. Deleting an entry that does not exist succeeds.
        private void Delete(Main request)
        {
            DeleteRequest delete = request.DeleteRequest;
            CardError error = card.Remove(delete.Path, delete.Recursive);
            Status status = error switch
            {
                CardError.NotFound => Status.Ok,
                CardError.Denied => Status.StorageDirectoryNotEmpty,
                _ => CardErrors.Status(error),
            };
            session.Send(request.CommandId, status);
        }

        private void MakeDirectory(Main request)
        {
            string path = request.MkdirRequest.Path;
            CardError error = System.Text.Ascii.IsValid(path) ? card.MakeDirectory(path) : CardError.InvalidName;
            session.Send(request.CommandId, CardErrors.Status(error));
        }

        private void Md5(Main request)
        {
            CardError error = card.Md5(request.Md5Request.Path, port, out string md5);
            Finish(request, error, answer => answer.Md5Response = new Md5Response { Md5 = md5 });
        }

        private void Rename(Main request)
        {
            RenameRequest rename = request.RenameRequest;
            CardError error = System.Text.Ascii.IsValid(rename.NewPath)
                ? card.Rename(rename.OldPath, rename.NewPath)
                : CardError.InvalidName;
            session.Send(request.CommandId, CardErrors.Status(error));
        }

        private void Timestamp(Main request)
        {
            CardError error = card.OpenRead(request.TimestampRequest.Path, out FileStream? file);
            uint seconds = 0;
            if (file != null)
            {
                seconds = (uint)new DateTimeOffset(File.GetLastWriteTimeUtc(file.Name)).ToUnixTimeSeconds();
                file.Dispose();
            }

            Finish(request, error, answer => answer.TimestampResponse = new TimestampResponse { Seconds = seconds });
        }
    }
}
