using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>
    /// Counts the operations, that is, all persistent changes: erasing a page; programming a double word, a row, the option bytes or OTP;
    /// writing a backup register; each change on the card; and each step of FUS. Each operation is a fault-injection point, at which the
    /// journal can cut the power or reset the chip.
    /// </summary>
    /// <remarks>
    /// Numbering continues across resets and power losses, so every operation has a unique number within a run of many boots. A replay of
    /// the run assigns the same numbers.
    /// </remarks>
    public sealed class OperationJournal : ISnapshotPart
    {
        private readonly Func<CutPoint, DeviceStoppedException> _stop;

        internal OperationJournal(Func<CutPoint, DeviceStoppedException> stop)
        {
            _stop = stop;
        }

        /// <summary>
        /// Raised when an operation begins. An exception that a handler throws propagates to the caller of <see cref="Begin"/>.
        /// </summary>
        public event Action<Operation>? Begun;

        /// <summary>
        /// Raised at each moment of an operation at which a cut point could stop the device. A handler may copy the device as it would be
        /// after a cut (<see cref="VirtualDevice.CopyCutAt"/>); the device itself continues.
        /// </summary>
        public event Action<CutMoment>? Reached;

        /// <summary>Gets the number of operations that have begun.</summary>
        public long Count { get; private set; }

        /// <summary>Gets the armed cut point; <see langword="null"/> if none is armed.</summary>
        public CutPoint? Armed { get; private set; }

        /// <summary>
        /// Gets the cut point of the last cut, including the name and address of its operation; <see langword="null"/> before the first
        /// cut.
        /// </summary>
        public CutPoint? LastCut { get; private set; }

        /// <summary>Arms a cut point, which replaces the previously armed one.</summary>
        /// <param name="cut">The cut point, or <see langword="null"/> to disarm.</param>
        /// <exception cref="ArgumentException">The operation with this number has already begun.</exception>
        public void Arm(CutPoint? cut)
        {
            if (cut is not null && cut.Number <= Count)
            {
                throw new ArgumentException($"Cut point {cut} cannot be armed: {Count} operations have already begun.", nameof(cut));
            }

            Armed = cut;
        }

        /// <summary>Begins an operation.</summary>
        /// <param name="name">The name, for example <c>flash.row</c>.</param>
        /// <param name="where">The location that the operation changes: an address in hex, or a path.</param>
        /// <returns>The operation, which the caller must complete or abandon.</returns>
        /// <exception cref="DeviceStoppedException">The power was cut, or the chip was reset, before the operation.</exception>
        /// <exception cref="InvalidOperationException">
        /// The armed cut point names another operation, because it was recorded in a different run.
        /// </exception>
        public Operation Begin(string name, string where)
        {
            long number = ++Count;
            CutPoint? cut = Armed?.Number == number ? Armed : null;
            if (cut is not null)
            {
                Armed = null;
                if ((cut.Operation is not null && cut.Operation != name) || (cut.Where is not null && cut.Where != where))
                {
                    throw new InvalidOperationException(
                        $"Cut point {cut} does not belong to this run: operation {number} is {name}@{where}.");
                }

                cut = cut with { Operation = name, Where = where };
            }

            Operation operation = new(this, name, where, number, cut);
            Begun?.Invoke(operation);
            Report(operation, CutMode.Before, null);
            if (cut?.Mode == CutMode.Before)
            {
                Cut(cut);
            }

            return operation;
        }

        /// <summary>Begins and completes an operation that takes no virtual time.</summary>
        /// <param name="where">The location that the operation changes: an address in hex, or a path.</param>
        /// <param name="apply">Applies the complete change.</param>
        /// <param name="tear">Applies an undefined part of the change.</param>
        /// <exception cref="DeviceStoppedException">The power was cut, or the chip was reset, at this operation.</exception>
        public void Perform(string name, string where, Action apply, Action<Random> tear)
        {
            Begin(name, where).Complete(apply, tear);
        }

        /// <inheritdoc/>
        /// <remarks>The armed cut belongs to the run and is not saved.</remarks>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            Count = archive.Value(Count);
        }

        /// <summary>Continues an operation that was running when the snapshot was taken. No cut point stops this operation.</summary>
        internal Operation Restore(string name, string where, long number) => new(this, name, where, number, null);

        /// <summary>Continues the operation count of another journal.</summary>
        internal void ContinueFrom(OperationJournal other)
        {
            Count = other.Count;
        }

        internal void CopyRunFrom(OperationJournal other)
        {
            (Armed, LastCut) = (other.Armed, other.LastCut);
        }

        internal void Report(Operation operation, CutMode mode, Action<Random>? tear)
        {
            Reached?.Invoke(new CutMoment(operation, mode, tear));
        }

        internal void Cut(CutPoint cut)
        {
            LastCut = cut;
            throw _stop(cut);
        }
    }
}
