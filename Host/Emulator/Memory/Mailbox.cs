using System.Buffers.Binary;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Radio;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Memory
{
    /// <summary>
    /// CPU2's view of the mailbox tables and buffers in SRAM2a (AN5289; mbox_def.h of ST's wireless middleware). Every pointer is checked
    /// before it is followed, because real CPU2 firmware hangs at a pointer into secure memory.
    /// </summary>
    public sealed class Mailbox : ISnapshotPart
    {
        private const uint Sram2a = 0x20030000;
        private const int NodeHeader = 8;

        private readonly SharedSram _memory;
        private readonly Func<uint> _tableOffset;
        private readonly Violations _violations;
        private int _opcode;

        /// <summary>Creates the view. Memory is not read before the firmware starts CPU2.</summary>
        /// <param name="memory">SRAM2.</param>
        /// <param name="tableOffset">Returns the IPCCDBA option value, the offset of the reference table in words.</param>
        /// <param name="violations">Receives the violations.</param>
        public Mailbox(SharedSram memory, Func<uint> tableOffset, Violations violations)
        {
            _memory = memory;
            _tableOffset = tableOffset;
            _violations = violations;
        }

        private uint ReferenceTable => Sram2a + (4 * _tableOffset());

        /// <summary>Reads the system command in the command buffer.</summary>
        /// <returns><see langword="true"/> if all pointers that lead to the command buffer are valid.</returns>
        public bool ReadCommand(out int opcode, out byte[] parameters, out byte type)
        {
            opcode = 0;
            parameters = [];
            type = 0;

            if (!CommandBuffer(out uint buffer))
            {
                return false;
            }

            Span<byte> packet = _memory.At(buffer, 12);

            type = packet[8];
            _opcode = opcode = BinaryPrimitives.ReadUInt16LittleEndian(packet[9..]);
            parameters = _memory.At(buffer + 12, packet[11]).ToArray();

            return true;
        }

        /// <summary>Reads the BLE command in the command buffer.</summary>
        /// <returns><see langword="true"/> if all pointers that lead to the command buffer are valid.</returns>
        public bool ReadBleCommand(out int opcode, out byte type)
        {
            opcode = 0;
            type = 0;

            if (!Table(4, "BLE table", 16, out uint ble) || !Follow(ble, "BLE command buffer", 267, out uint buffer))
            {
                return false;
            }

            Span<byte> packet = _memory.At(buffer, 12);

            type = packet[8];
            opcode = BinaryPrimitives.ReadUInt16LittleEndian(packet[9..]);

            return true;
        }

        /// <summary>
        /// Reports the success of a BLE command: appends the command status buffer, with a "command complete" event, to the BLE event
        /// queue.
        /// </summary>
        public void QueueBleComplete(int opcode)
        {
            const byte eventType = 0x04;
            const byte commandComplete = 0x0E;
            const int size = NodeHeader + 7;

            if (!Table(4, "BLE table", 16, out uint ble) || !Follow(ble + 4, "BLE command status buffer", size, out uint buffer)
                || !Follow(ble + 8, "BLE event queue", NodeHeader, out uint queue))
            {
                return;
            }

            Span<byte> packet = _memory.At(buffer, size);

            packet[8] = eventType;
            packet[9] = commandComplete;
            packet[10] = 4;
            packet[11] = 1;
            BinaryPrimitives.WriteUInt16LittleEndian(packet[12..], (ushort)opcode);
            packet[14] = 0;
            Append(queue, buffer);
        }

        /// <summary>Writes a response, without a node header, over the start of the command buffer.</summary>
        /// <param name="payload">Status and parameters; empty for a malformed response.</param>
        public void WriteResponse(ReadOnlySpan<byte> payload)
        {
            const byte responseType = 0x11;
            const byte commandComplete = 0x0E;

            if (!CommandBuffer(out uint buffer))
            {
                return;
            }

            Span<byte> packet = _memory.At(buffer, 6 + payload.Length);

            packet[0] = payload.Length == 0 ? (byte)0 : responseType;
            packet[1] = commandComplete;
            packet[2] = (byte)(3 + payload.Length);
            packet[3] = 1;
            BinaryPrimitives.WriteUInt16LittleEndian(packet[4..], (ushort)_opcode);
            payload.CopyTo(packet[6..]);
        }

        /// <summary>Appends the spare system buffer, which holds an event, to the system event queue.</summary>
        public void QueueEvent(CoprocessorEvent happened)
        {
            const byte eventType = 0x12;
            const byte vendorEvent = 0xFF;

            if (!Table(0x0C, "system table", 8, out uint system) || !Follow(system + 4, "system event queue", 8, out uint queue)
                || !Table(0x10, "memory manager table", 28, out uint manager)
                || !Follow(manager + 4, "spare system buffer", 13 + happened.Payload.Length, out uint buffer))
            {
                return;
            }

            Span<byte> packet = _memory.At(buffer, 13 + happened.Payload.Length);

            packet[8] = eventType;
            packet[9] = vendorEvent;
            packet[10] = (byte)(2 + happened.Payload.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(packet[11..], (ushort)happened.Code);
            happened.Payload.CopyTo(packet[13..]);
            Append(queue, buffer);
        }

        /// <summary>Reclaims all buffers that the firmware has returned.</summary>
        public void TakeReleased()
        {
            const int most = 16;

            if (!Table(0x10, "memory manager table", 28, out uint manager)
                || !Follow(manager + 0x10, "free buffer queue", 8, out uint queue))
            {
                return;
            }

            for (int taken = 0; _memory.Word(queue) != queue; taken++)
            {
                uint node = _memory.Word(queue);

                if (taken == most || !IsOpen(node, NodeHeader, "released buffer"))
                {
                    _violations.Report("mailbox.free-queue", "mailbox: the free buffer queue is not a closed ring");

                    return;
                }

                uint next = _memory.Word(node);
                _memory.SetWord(queue, next);
                _memory.SetWord(next + 4, queue);
            }
        }

        /// <summary>Writes the device information table to the address in word 0 of the reference table.</summary>
        /// <param name="table">The device information table; 56 bytes.</param>
        public void WriteDeviceTable(ReadOnlySpan<byte> table)
        {
            if (Table(0, "device information table", table.Length, out uint target))
            {
                table.CopyTo(_memory.At(target, table.Length));
            }
        }

        /// <summary>Writes the hard fault record at the start of SRAM2a.</summary>
        /// <param name="address">Program counter at the fault.</param>
        public void RecordHardFault(uint address)
        {
            _memory.SetWord(Sram2a, 0x1170FD0F);
            _memory.SetWord(Sram2a + 4, address);
        }

        private bool CommandBuffer(out uint buffer)
        {
            buffer = 0;

            return Table(0x0C, "system table", 8, out uint system) && Follow(system, "system command buffer", 267, out buffer);
        }

        private void Append(uint queue, uint node)
        {
            uint last = _memory.Word(queue + 4);

            if (!IsOpen(last, NodeHeader, "tail of the event queue"))
            {
                return;
            }

            _memory.SetWord(node, queue);
            _memory.SetWord(node + 4, last);
            _memory.SetWord(last, node);
            _memory.SetWord(queue + 4, node);
        }

        private bool Table(uint offset, string what, int size, out uint table) => Follow(ReferenceTable + offset, what, size, out table);

        private bool Follow(uint pointer, string what, int size, out uint target)
        {
            target = _memory.Word(pointer);

            return IsOpen(target, size, what);
        }

        private bool IsOpen(uint address, int size, string what)
        {
            if ((address & 3) == 0 && _memory.IsOpen(address, size))
            {
                return true;
            }

            _violations.Report("mailbox.pointer", $"mailbox: the {what} at {address:X8} is not in open SRAM2");

            return false;
        }

        /// <inheritdoc/>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            _opcode = archive.Value(_opcode);
        }
    }
}
