using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Devices
{
    /// <summary>
    /// An SDHC card in SPI mode (SD Physical Layer Simplified Specification, chapter 7), which exchanges one byte at a time. The latency
    /// before the first byte of a block and the busy time after a write elapse on the virtual clock. Like some real cards
    /// (docs/reference/silicon.md 1.14), the card accepts CMD0 only as the first command after chip select falls, and only if the host sent
    /// eight clock cycles while the card was still deselected.
    /// </summary>
    public sealed partial class SdCard
    {
        private const int BlockSize = 512;
        private const int FrameSize = 6;
        private const byte Idle = 0x01;
        private const byte IllegalCommand = 0x04;
        private const byte CommandCrcError = 0x08;
        private const byte ParameterError = 0x40;
        private const byte StartToken = 0xFE;
        private const byte StartTokenMultiple = 0xFC;
        private const byte StopToken = 0xFD;

        private readonly VirtualClock _clock;
        private readonly IBlockImage _image;
        private readonly SdTiming _timing;
        private readonly Queue<byte> _answers = new();
        private readonly byte[] _frame = new byte[FrameSize];
        private readonly byte[] _block = new byte[BlockSize + 2];
        private int _frameCount;
        private int _blockCount = -1;
        private int _blockAnswers;
        private bool _selected;
        private bool _wasClocked;
        private bool _isFirst;
        private bool _idle = true;
        private bool _spiMode;
        private bool _application;
        private bool _checksCrc;
        private int _initialisations;
        private long _readBlock = -1;
        private bool _readsMany;
        private long _writeBlock = -1;
        private bool _writesMany;
        private long _dataReadyAt;
        private long _busyUntil;
        private long _now;

        /// <summary>Creates a card that has power but is not initialised.</summary>
        public SdCard(VirtualClock clock, IBlockImage image, SdTiming timing)
        {
            _clock = clock;
            _image = image;
            _timing = timing;
        }

        /// <summary>Gets or sets a value indicating whether the card rejects CMD59 as illegal.</summary>
        public bool RefusesCrcCommand { get; set; }

        /// <summary>Gets or sets the number of ACMD41 commands that the card needs for initialisation.</summary>
        public int InitialisationTries { get; set; } = 3;

        /// <summary>Gets or sets the number of CMD59 commands that the card rejects as illegal before it accepts one.</summary>
        public int CrcCommandRefusals { get; set; }

        /// <summary>Gets or sets the number of CMD0 commands that the card ignores before it accepts one.</summary>
        public int MissedIdleCommands { get; set; }

        /// <summary>Gets or sets the number of bytes, at most 7, between a written block and its data response.</summary>
        public int DataResponseDelay { get; set; }

        /// <summary>Gets or sets the busy time of the next write in nanoseconds; 0 for the default.</summary>
        public long NextBusyNanoseconds { get; set; }

        /// <summary>Gets a value indicating whether the card is programming.</summary>
        public bool IsBusy => _clock.Now < _busyUntil;

        /// <summary>
        /// Gets the number of bytes of user data read. Only complete blocks are counted, not blocks whose transfer the host aborts.
        /// </summary>
        public long BytesRead { get; private set; }

        /// <summary>Gets the number of bytes of user data written.</summary>
        public long BytesWritten { get; private set; }

        /// <summary>Sets the state in which the stock firmware leaves the card: initialised, in SPI mode, CRC off.</summary>
        public void LeaveInitialised()
        {
            _spiMode = true;
            _idle = false;
        }

        /// <summary>Handles a change of chip select.</summary>
        /// <param name="selected">Whether the card is selected, that is, chip select is low.</param>
        public void Select(bool selected)
        {
            _selected = selected;
            _isFirst = selected && _wasClocked;
            _wasClocked = false;
            _frameCount = 0;

            if (!selected)
            {
                DropAnswers();
            }
        }

        /// <summary>Exchanges a byte.</summary>
        /// <param name="value">The byte from the host.</param>
        /// <param name="now">
        /// The virtual time of the exchange, which for a DMA transfer is slightly earlier than the time of the call.
        /// </param>
        /// <returns>The byte from the card.</returns>
        public byte Exchange(byte value, long now)
        {
            _now = now;

            if (!_selected)
            {
                _wasClocked = true;

                return 0xFF;
            }

            byte answer = Answer();

            Receive(value);

            return answer;
        }

        private byte Answer()
        {
            if (_answers.Count > 0)
            {
                BytesRead += _blockAnswers == 1 ? BlockSize : 0;
                _blockAnswers -= _blockAnswers > 0 ? 1 : 0;

                return _answers.Dequeue();
            }

            if (_now < _busyUntil)
            {
                return 0x00;
            }

            if (_readBlock >= 0 && _now >= _dataReadyAt)
            {
                SendBlock();

                return 0xFF;
            }

            return 0xFF;
        }

        private void Receive(byte value)
        {
            if (_writeBlock >= 0 && _frameCount == 0 && _now >= _busyUntil)
            {
                if (ReceiveData(value))
                {
                    return;
                }
            }

            if (_frameCount == 0 && (value & 0xC0) != 0x40)
            {
                return;
            }

            _frame[_frameCount++] = value;

            if (_frameCount == FrameSize)
            {
                _frameCount = 0;
                Command(_frame[0] & 0x3F, (uint)((_frame[1] << 24) | (_frame[2] << 16) | (_frame[3] << 8) | _frame[4]));
            }
        }

        private bool ReceiveData(byte value)
        {
            if (_blockCount < 0)
            {
                if (_writesMany && value == StopToken)
                {
                    _writeBlock = -1;
                    _busyUntil = _now + _timing.WriteNanoseconds;

                    return true;
                }

                if (value == (_writesMany ? StartTokenMultiple : StartToken))
                {
                    _blockCount = 0;

                    return true;
                }

                return value == 0xFF;
            }

            _block[_blockCount++] = value;

            if (_blockCount == _block.Length)
            {
                FinishBlock();
            }

            return true;
        }

        private void FinishBlock()
        {
            const byte accepted = 0x05;
            const byte crcError = 0x0B;
            const byte writeError = 0x0D;

            ReadOnlySpan<byte> data = _block.AsSpan(0, BlockSize);
            bool crcGood = !_checksCrc || SdCrc.Crc16(data) == ((_block[BlockSize] << 8) | _block[BlockSize + 1]);
            byte answer = !crcGood ? crcError : _image.Write(_writeBlock, data) ? accepted : writeError;

            _blockCount = -1;

            for (int i = 0; i < DataResponseDelay; i++)
            {
                _answers.Enqueue(0xFF);
            }

            _answers.Enqueue(answer);
            _busyUntil = _now + Math.Max(_timing.WriteNanoseconds, NextBusyNanoseconds);
            NextBusyNanoseconds = 0;

            if (answer == accepted)
            {
                BytesWritten += BlockSize;
                _writeBlock++;
            }

            if (!_writesMany || answer != accepted)
            {
                _writeBlock = -1;
            }
        }

        private void SendBlock()
        {
            const byte readErrorToken = 0x08;
            Span<byte> data = _block.AsSpan(0, BlockSize);

            if (_readBlock >= _image.Blocks || !_image.Read(_readBlock, data))
            {
                _answers.Enqueue(readErrorToken);
                _readBlock = -1;

                return;
            }

            int crc = SdCrc.Crc16(data);

            _answers.Enqueue(StartToken);

            foreach (byte value in data)
            {
                _answers.Enqueue(value);
            }

            _answers.Enqueue((byte)(crc >> 8));
            _answers.Enqueue((byte)crc);
            _blockAnswers = _answers.Count;
            _readBlock = _readsMany ? _readBlock + 1 : -1;
            _dataReadyAt = _now + _timing.NextBlockNanoseconds;
        }

        private void Command(int index, uint argument)
        {
            byte status = _idle ? Idle : (byte)0;
            bool application = _application;
            bool isFirst = _isFirst;
            _application = false;
            _isFirst = false;

            // The CRCs of CMD0 and CMD8 are always checked; the CRCs of other commands are checked only if CMD59 has enabled the check.
            if ((_checksCrc || index is 0 or 8) && SdCrc.Crc7(_frame.AsSpan(0, 5)) != _frame[5])
            {
                Respond((byte)(status | CommandCrcError));

                return;
            }

            if (index == 0 ? !isFirst || MissedIdleCommands-- > 0 : !_spiMode)
            {
                return;
            }

            switch (index)
            {
                case 0: Restart(); break;
                case 8: Respond(status, 0x00, 0x00, (byte)((argument >> 8) & 15), (byte)argument); break;
                case 9 or 10: Respond(status); SendRegister(index == 9 ? Csd() : s_identity); break;
                case 12: Stop(); break;
                case 13: Respond(status, 0x00); break;
                case 16: Respond(argument == BlockSize ? status : (byte)(status | ParameterError)); break;
                case 17 or 18: StartRead(argument, index == 18, status); break;
                case 24 or 25: StartWrite(argument, index == 25, status); break;
                case 23 when application: Respond(status); break;
                case 32 or 33 or 38 or 51 when TryErase(index, argument, status, application): break;
                case 41 when application: Initialise(); break;
                case 55: _application = true; Respond(status); break;
                case 58: Respond(status, (byte)(_idle ? 0x40 : 0xC0), 0xFF, 0x80, 0x00); break;
                case 59 when !RefusesCrcCommand && CrcCommandRefusals-- <= 0: _checksCrc = (argument & 1) != 0; Respond(status); break;
                default: Respond((byte)(status | IllegalCommand)); break;
            }
        }

        private void Restart()
        {
            _idle = true;
            _spiMode = true;
            _checksCrc = false;
            _initialisations = 0;
            _readBlock = -1;
            _writeBlock = -1;
            _blockCount = -1;
            Respond(Idle);
        }

        private void Initialise()
        {
            _idle = ++_initialisations < InitialisationTries;
            Respond(_idle ? Idle : (byte)0);
        }

        private void Stop()
        {
            _readBlock = -1;
            DropAnswers();

            // CMD12: one stuff byte precedes the R1 response.
            _answers.Enqueue(0xFF);
            Respond(0);
        }

        private void DropAnswers()
        {
            _answers.Clear();
            _blockAnswers = 0;
        }

        private void StartRead(uint block, bool many, byte status)
        {
            if (_idle || block >= _image.Blocks)
            {
                Respond((byte)(status | (_idle ? IllegalCommand : ParameterError)));

                return;
            }

            Respond(status);
            _readBlock = block;
            _readsMany = many;
            _dataReadyAt = _now + _timing.FirstBlockNanoseconds;
        }

        private void StartWrite(uint block, bool many, byte status)
        {
            if (_idle || block >= _image.Blocks)
            {
                Respond((byte)(status | (_idle ? IllegalCommand : ParameterError)));

                return;
            }

            Respond(status);
            _writeBlock = block;
            _writesMany = many;
            _blockCount = -1;
        }

        private void Respond(params byte[] response)
        {
            // NCR: at least one 0xFF byte precedes the response.
            _answers.Enqueue(0xFF);

            foreach (byte value in response)
            {
                _answers.Enqueue(value);
            }
        }
    }
}
