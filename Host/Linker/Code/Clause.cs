using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>An exception clause of a method. The kinds are numbered as in the runtime's <c>ClauseKind</c>.</summary>
    internal sealed class Clause
    {
        public const int Catch = 0;
        public const int FilterKind = 1;
        public const int Finally = 2;
        public const int Fault = 3;

        public required int Kind { get; init; }

        public required Label TryStart { get; init; }

        public required Label TryEnd { get; init; }

        public required Label Handler { get; init; }

        public required Label HandlerEnd { get; init; }

        public Label? Filter { get; init; }

        public TypeNode? Type { get; init; }

        /// <summary>
        /// Gets the register that receives the exception; for a finally block, the register that records how the block was entered.
        /// </summary>
        public required Register Slot { get; init; }
    }
}
