using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// Inlines each method that has a single call site, which saves the header of the method and the operands of the call.
    /// </summary>
    internal sealed class SingleCalls
    {
        // Limits chosen by measuring the updater: in longer methods, registers and branches take more bits than the inlined calls save.
        private const int LongestCallee = 60;
        private const int LongestCaller = 300;

        // A frame consists of at most 250 words. The limit applies to the sum of the register sizes in words, which can exceed the frame
        // size, because registers can share words.
        private const int MostWords = 160;

        // In a recursive method, the frame of every recursion level would include the words of the callee.
        private const int MostWordsInRecursion = 4;

        private readonly Dictionary<MethodNode, MethodCode> _codes;
        private readonly Dictionary<MethodNode, int> _calls = [];
        private readonly HashSet<MethodNode> _kept;
        private readonly Func<MethodNode, MethodNode, bool> _mayInline;
        private readonly HashSet<MethodNode> _visited = [];
        private readonly CallCycles _cycles;

        private SingleCalls(
            IReadOnlyList<MethodCode> methods,
            IEnumerable<MethodNode> kept,
            Func<MethodNode, IEnumerable<MethodNode>> targets,
            Func<MethodNode, MethodNode, bool> mayInline)
        {
            _codes = methods.ToDictionary(code => code.Method);
            _kept = [.. kept];
            _mayInline = mayInline;
            Dictionary<MethodNode, MethodNode[]> callees = methods.ToDictionary(code => code.Method, code => Callees(code, targets));
            _cycles = new CallCycles(_codes.Keys, method => callees.GetValueOrDefault(method, []));

            foreach (Instruction instruction in _codes.Values.SelectMany(code => code.Code))
            {
                foreach (MethodNode method in instruction.Symbols.OfType<MethodNode>())
                {
                    if (instruction.Op is Op.CALL or Op.CALLC)
                    {
                        _calls[method] = _calls.GetValueOrDefault(method) + 1;
                    }
                    else
                    {
                        _kept.Add(method);
                    }
                }
            }
        }

        /// <summary>Inlines all methods for which this is possible.</summary>
        /// <param name="methods">The methods of the program, before frames are assigned.</param>
        /// <param name="kept">Methods that may be entered other than by a direct call.</param>
        /// <param name="targets">Returns the methods that may run when a method is called virtually.</param>
        /// <param name="mayInline">
        /// Returns whether a method (the second argument) may become part of its caller (the first argument).
        /// </param>
        /// <returns>The methods that are no longer called.</returns>
        public static IReadOnlySet<MethodNode> Inline(
            IReadOnlyList<MethodCode> methods,
            IEnumerable<MethodNode> kept,
            Func<MethodNode, IEnumerable<MethodNode>> targets,
            Func<MethodNode, MethodNode, bool> mayInline)
        {
            SingleCalls calls = new(methods, kept, targets, mayInline);
            HashSet<MethodNode> inlined = [];

            foreach (MethodCode code in methods)
            {
                calls.Visit(code, inlined);
            }

            return inlined;
        }

        private void Visit(MethodCode caller, HashSet<MethodNode> inlined)
        {
            if (!_visited.Add(caller.Method))
            {
                return;
            }

            for (int i = 0; i < caller.Code.Count; i++)
            {
                Instruction call = caller.Code[i];

                if (call.Op is Op.CALL or Op.CALLC && _codes.TryGetValue((MethodNode)call.Symbols[0], out MethodCode? callee)
                    && IsCandidate(caller.Method, callee))
                {
                    Visit(callee, inlined);

                    if (!Fits(caller, callee))
                    {
                        continue;
                    }

                    i += MethodCopier.Replace(caller, callee, i) - 1;
                    inlined.Add(callee.Method);
                }
            }
        }

        private static MethodNode[] Callees(MethodCode code, Func<MethodNode, IEnumerable<MethodNode>> targets) =>
        [
            .. code.Code.Where(instruction => instruction.IsCall || instruction.Op == Op.CCTOR)
                .SelectMany(instruction => instruction.Symbols)
                .Distinct()
                .SelectMany(symbol => symbol is Slot slot ? targets(slot.Method) : symbol is MethodNode method ? [method] : [])
                .Distinct(),
        ];

        // Small temporaries are not counted, because they share the words of other registers.
        private static int Words(MethodCode code, bool withParameters) => code.Registers
            .Where(register => (withParameters || !register.IsParameter)
                && (!register.IsTemporary || register.IsAddressTaken || register.Type.Words > 2))
            .Sum(register => register.Type.Words);

        private bool Fits(MethodCode caller, MethodCode callee) =>
            Words(caller, true) + Words(callee, true) <= MostWords
            && (!_cycles.IsRecursive(caller.Method) || _cycles.AreInOneCycle(caller.Method, callee.Method)
                || Words(callee, false) <= MostWordsInRecursion)
            && callee.Code.Count <= LongestCallee && caller.Code.Count + callee.Code.Count <= LongestCaller
            && callee.Clauses.Count == 0 && !callee.Code.Exists(instruction => instruction.Op == Op.SWITCH);

        private bool IsCandidate(MethodNode caller, MethodCode callee)
        {
            MethodNode method = callee.Method;

            return _calls.GetValueOrDefault(method) == 1 && !_kept.Contains(method) && !method.IsNative && method != caller
                && method.Definition is not { NoInlining: true } && _mayInline(caller, method);
        }
    }
}
