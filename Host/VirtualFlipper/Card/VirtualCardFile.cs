namespace FlipperUpdaterNano.VirtualFlipper.Card
{
    /// <summary>
    /// An open file. Written bytes become part of the file on <see cref="Flush"/>. A reset or power loss before the flush leaves the file
    /// in the state of the last flush.
    /// </summary>
    public sealed class VirtualCardFile : IDisposable
    {
        private readonly VirtualCard _card;
        private readonly string _path;
        private CardNode? _directory;
        private bool _closed;

        internal VirtualCardFile(VirtualCard card, CardNode node, string path, CardOpenMode mode, CardNode? directory)
        {
            _directory = directory;
            _card = card;
            _path = path;
            Node = node;
            IsWritable = mode != CardOpenMode.Read;
            Length = node.Length;
            Position = mode == CardOpenMode.Append ? Length : 0;
        }

        /// <summary>Gets the length in bytes, including unflushed bytes.</summary>
        public uint Length { get; private set; }

        /// <summary>Gets the position of the next read or write.</summary>
        public uint Position { get; private set; }

        internal CardNode Node { get; }

        internal bool IsWritable { get; }

        /// <summary>Moves the position.</summary>
        /// <param name="position">New position, from 0 to the length.</param>
        public CardResult Seek(uint position)
        {
            RefuseClosed();
            CardResult ready = _card.Ready(this);
            if (ready != CardResult.Ok || position > Length)
            {
                return ready != CardResult.Ok ? ready : CardResult.ReadError;
            }

            Position = position;

            return CardResult.Ok;
        }

        /// <summary>Reads bytes at the position, and advances the position.</summary>
        /// <param name="destination">Receives the bytes.</param>
        /// <returns>The number of bytes read, which is 0 at the end of the file, or a negative <see cref="CardResult"/>.</returns>
        public int Read(Span<byte> destination)
        {
            RefuseClosed();
            int count = (int)Math.Min((uint)destination.Length, Length - Position);
            count = _card.Faults.Shorten(_path, count);
            CardResult ready = _card.Begin(CardTiming.Read(Position, count), this);
            if (ready != CardResult.Ok)
            {
                return (int)ready;
            }

            if (_card.Faults.ReadFails(_path, Position, count))
            {
                return (int)CardResult.ReadError;
            }

            Node.At(Position, count).CopyTo(destination);
            _card.Faults.Spoil(_path, Position, destination[..count]);
            _card.CountRead(count);
            Position += (uint)count;

            return count;
        }

        /// <summary>Writes all bytes or none.</summary>
        /// <param name="source">The bytes to write.</param>
        /// <returns>The card's status.</returns>
        public CardResult Write(ReadOnlySpan<byte> source)
        {
            RefuseClosed();
            CardResult ready = _card.Begin(CardTiming.Write(Position, source.Length), this);
            if (ready == CardResult.Ok)
            {
                ready = !IsWritable || _card.IsReadOnly ? CardResult.ReadOnly
                    : _card.Faults.WriteFails(_path, Position, source.Length) ? CardResult.WriteError
                    : _card.Grow(Length, Math.Max(Length, Position + (uint)source.Length));
            }

            if (ready != CardResult.Ok)
            {
                return ready;
            }

            byte[] bytes = source.ToArray();
            uint position = Position;
            _card.Journal.Perform(
                "card.write",
                $"{_path}+{position}",
                () => Node.Put(position, bytes),
                random =>
                {
                    // A torn write leaves some sectors written, one sector undefined, and the rest unchanged.
                    int done = random.Next(bytes.Length + 1);
                    byte[] torn = bytes[..Math.Min(bytes.Length, done + CardTiming.Sector)];
                    random.NextBytes(torn.AsSpan(done));
                    Node.Put(position, torn);
                });
            Position += (uint)bytes.Length;
            Length = Math.Max(Length, Position);
            _card.CountWritten(bytes.Length);

            return CardResult.Ok;
        }

        /// <summary>Updates the directory entry, which makes all written bytes part of the file.</summary>
        public CardResult Flush()
        {
            RefuseClosed();
            if (!IsWritable)
            {
                return _card.Ready(this);
            }

            CardResult ready = _card.Begin(CardTiming.Change, this);
            if (ready == CardResult.Ok)
            {
                _card.Journal.Perform("card.flush", _path, Complete, random => DoOrNot(random.Next(2) == 1));
            }

            return ready;

            void DoOrNot(bool done)
            {
                if (done)
                {
                    Complete();
                }
            }
        }

        /// <summary>Flushes and closes the file.</summary>
        /// <returns>The status; the file is closed even if flushing fails.</returns>
        public CardResult Close()
        {
            CardResult flushed = Flush();
            _closed = true;
            _card.Forget(this);

            return flushed;
        }

        /// <summary>Closes the file as <see cref="Close"/> does, but discards a file that has no directory entry yet.</summary>
        public void Dispose()
        {
            if (_closed)
            {
                return;
            }

            if (_directory is null)
            {
                Close();
                return;
            }

            _closed = true;
            _card.Grow(Length, 0);
            _card.Forget(this);
        }

        /// <summary>Discards unflushed data, which is lost when the device stops or the card is pulled.</summary>
        internal void Drop()
        {
            Length = Node.Length;
        }

        private void Complete()
        {
            Node.Length = Length;
            Node.IsIncomplete = false;
            if (_directory is not null)
            {
                _card.Place(Node, _directory);
                _directory = null;
            }
        }

        private void RefuseClosed()
        {
            if (_closed)
            {
                throw new InvalidOperationException($"The file {_path} is already closed.");
            }
        }
    }
}
