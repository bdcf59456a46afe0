namespace FlipperUpdaterNano.VirtualFlipper.Power
{
    /// <summary>
    /// The one gate every operation that changes something lasting passes: erasing, double word, row, option program, backup
    /// register, OTP, card write, rename and delete, each step of FUS. It counts them and can cut the power at one of them.
    /// </summary>
    /// <remarks>
    /// The numbers run on over resets and losses of power, so an operation of a whole run of many boots has one number, and the
    /// same run gives the same numbers.
    /// </remarks>
    public sealed class PowerGate
    {
        private readonly Action<PowerLostException> _losePower;

        internal PowerGate(Action<PowerLostException> losePower)
        {
            _losePower = losePower;
        }

        /// <summary>Tells of each operation as it begins. What it throws reaches whoever began the operation.</summary>
        public event Action<GateTicket>? Entered;

        /// <summary>Gets the number of operations that have begun.</summary>
        public long Count { get; private set; }

        /// <summary>Gets the cut that is waiting, or <see langword="null"/>.</summary>
        public CutPoint? Armed { get; private set; }

        /// <summary>Gets the cut that happened last, with its operation's name and place, or <see langword="null"/>.</summary>
        public CutPoint? LastCut { get; private set; }

        /// <summary>Plans the one cut to come; an earlier plan is dropped.</summary>
        /// <param name="cut">Where, or <see langword="null"/> for nowhere.</param>
        /// <exception cref="ArgumentException">That operation has passed already.</exception>
        public void Arm(CutPoint? cut)
        {
            if (cut is not null && cut.Number <= Count)
            {
                throw new ArgumentException($"Cut point {cut} cannot be armed: {Count} operations have passed already.", nameof(cut));
            }

            Armed = cut;
        }

        /// <summary>Begins an operation.</summary>
        /// <param name="operation">Its name, for example <c>flash.row</c>.</param>
        /// <param name="where">The place it works on: an address in hex, or a path.</param>
        /// <returns>The ticket that must be completed or abandoned.</returns>
        /// <exception cref="PowerLostException">The power was cut before it.</exception>
        /// <exception cref="InvalidOperationException">The armed cut names another operation: this is not the run its id was taken from.</exception>
        public GateTicket Enter(string operation, string where)
        {
            long number = ++Count;
            CutPoint? cut = Armed?.Number == number ? Armed : null;
            if (cut is not null)
            {
                Armed = null;
                if ((cut.Operation is not null && cut.Operation != operation) || (cut.Where is not null && cut.Where != where))
                {
                    throw new InvalidOperationException($"Cut point {cut} does not belong to this run: operation {number} is {operation}@{where}.");
                }

                cut = cut with { Operation = operation, Where = where };
            }

            GateTicket ticket = new(this, operation, where, number, cut);
            Entered?.Invoke(ticket);
            if (cut?.Mode == CutMode.Before)
            {
                Cut(cut);
            }

            return ticket;
        }

        /// <summary>Passes an operation that takes effect at once.</summary>
        /// <param name="operation">Its name.</param>
        /// <param name="where">The place it works on.</param>
        /// <param name="apply">Makes the whole change.</param>
        /// <param name="tear">Makes an undefined part of the change.</param>
        /// <exception cref="PowerLostException">The power was cut here.</exception>
        public void Pass(string operation, string where, Action apply, Action<Random> tear)
        {
            Enter(operation, where).Complete(apply, tear);
        }

        internal void Cut(CutPoint cut)
        {
            LastCut = cut;
            PowerLostException lost = new(cut);
            _losePower(lost);
            throw lost;
        }
    }
}
