using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>Inlines the methods that are called from one place only: the method needs no head, the call no operands.</summary>
    internal sealed class SingleCalls
    {
        // Measured on the updater: with longer methods, registers and branches take more bits than the calls saved.
        private const int LongestCallee = 60;
        private const int LongestCaller = 300;

        private readonly Dictionary<MethodNode, MethodCode> _codes;
        private readonly Dictionary<MethodNode, int> _calls = [];
        private readonly HashSet<MethodNode> _kept;
        private readonly Func<MethodNode, MethodNode, bool> _mayInline;
        private readonly HashSet<MethodNode> _visited = [];

        private SingleCalls(IEnumerable<MethodCode> methods, IEnumerable<MethodNode> kept, Func<MethodNode, MethodNode, bool> mayInline)
        {
            _codes = methods.ToDictionary(code => code.Method);
            _kept = [.. kept];
            _mayInline = mayInline;

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

        /// <summary>Inlines all methods that can be.</summary>
        /// <param name="methods">The methods of the program, before frames are assigned.</param>
        /// <param name="kept">Methods that are entered in other ways than by a direct call.</param>
        /// <param name="mayInline">Whether a method (the second) may become part of its caller (the first).</param>
        /// <returns>The methods that no call is left of.</returns>
        public static IReadOnlySet<MethodNode> Inline(
            IReadOnlyList<MethodCode> methods, IEnumerable<MethodNode> kept, Func<MethodNode, MethodNode, bool> mayInline)
        {
            SingleCalls calls = new(methods, kept, mayInline);
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

        private static bool Fits(MethodCode caller, MethodCode callee) =>
            callee.Code.Count <= LongestCallee && caller.Code.Count + callee.Code.Count <= LongestCaller
            && callee.Clauses.Count == 0 && !callee.Code.Exists(instruction => instruction.Op == Op.SWITCH);

        private bool IsCandidate(MethodNode caller, MethodCode callee)
        {
            MethodNode method = callee.Method;

            return _calls.GetValueOrDefault(method) == 1 && !_kept.Contains(method) && !method.IsNative && method != caller
                && method.Definition is not { NoInlining: true } && _mayInline(caller, method);
        }
    }
}
