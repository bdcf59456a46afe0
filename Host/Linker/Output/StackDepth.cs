using System.Text;
using FlipperUpdaterNano.Linker.Code;
using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Output
{
    /// <summary>
    /// Computes the stack size that a program needs: the size of its deepest call chain. A virtual call may run the method of any
    /// instantiated type, and a delegate call may run any method from which a delegate is created.
    /// </summary>
    internal sealed class StackDepth
    {
        // Sizes from core/vm.hpp: frameHead, and the Marker of a running finally block or filter.
        private const int HeadBytes = 12;
        private const int MarkerBytes = 44;

        private readonly ImageLayout _layout;
        private readonly MethodNode[] _inDelegates;
        private readonly int[] _order;
        private readonly int[] _lowest;
        private readonly int[] _below;
        private readonly List<int> _open = [];
        private readonly List<string> _recursive = [];
        private int _visited;

        /// <summary>Computes the stack depth of a program.</summary>
        /// <param name="layout">The methods of the program, with frames assigned.</param>
        /// <param name="entry">Entry point of the program.</param>
        public StackDepth(ImageLayout layout, MethodNode entry)
        {
            _layout = layout;
            _order = new int[layout.Methods.Count];
            _lowest = new int[layout.Methods.Count];
            _below = new int[layout.Methods.Count];
            _inDelegates = [.. layout.Methods.SelectMany(code => code.Code)
                .Where(instruction => instruction.Op is Op.NEWDEL or Op.NEWDELV)
                .SelectMany(instruction => instruction.Symbols.SelectMany(Targets))
                .Distinct()];
            Visit(entry.Index);

            // A filter runs above the frames of the call chain that threw the exception.
            Bytes = _below[entry.Index] + layout.Methods.Where(code => code.Clauses.Exists(clause => clause.Kind == Clause.FilterKind))
                .Select(code => _below[code.Method.Index]).DefaultIfEmpty(0).Max();
        }

        /// <summary>Gets the size in bytes of the deepest call chain in which no method occurs twice.</summary>
        public int Bytes { get; }

        /// <summary>Returns the constant against which the board checks its stack size.</summary>
        /// <returns>C++ source.</returns>
        public string Header()
        {
            StringBuilder text = new("/// Stack in bytes of the deepest chain of calls in which no method occurs twice.");

            foreach (string method in _recursive.Order(StringComparer.Ordinal))
            {
                text.Append($"\n/// Recursive: {method}");
            }

            return text.Append($"\nconstexpr uint32_t deepestCalls = {Bytes};\n\n").ToString();
        }

        /// <summary>One step of Tarjan's algorithm: mutually recursive methods are measured together, with one frame each.</summary>
        private void Visit(int method)
        {
            _order[method] = _lowest[method] = ++_visited;
            _open.Add(method);
            int[] callees = [.. Callees(_layout.Methods[method])];

            foreach (int callee in callees)
            {
                if (_order[callee] == 0)
                {
                    Visit(callee);
                }

                _lowest[method] = Math.Min(_lowest[method], _lowest[callee]);
            }

            if (_lowest[method] == _order[method])
            {
                Close(_open.IndexOf(method), callees.Contains(method));
            }
        }

        private void Close(int start, bool callsItself)
        {
            int[] group = [.. _open.Skip(start)];
            _open.RemoveRange(start, group.Length);
            int bytes = group.Sum(member => FrameBytes(_layout.Methods[member]))
                + group.SelectMany(member => Callees(_layout.Methods[member])).Select(callee => _below[callee]).DefaultIfEmpty(0).Max();

            if (group.Length > 1 || callsItself)
            {
                _recursive.AddRange(group.Select(member => _layout.Methods[member].Method.Name));
            }

            foreach (int member in group)
            {
                _below[member] = bytes;
                _lowest[member] = int.MaxValue;
            }
        }

        private static int FrameBytes(MethodCode code) =>
            HeadBytes + (sizeof(int) * code.Frame.Length) + (MarkerBytes * code.Clauses.Count(clause => clause.Kind != Clause.Catch));

        private IEnumerable<int> Callees(MethodCode caller) => caller.Code
            .SelectMany(instruction => instruction.Op switch
            {
                // Entries of an invocation list are never lists themselves.
                Op.CALLD when caller.Method.Synthetic == Synthetic.CallList => _inDelegates,
                Op.CALLD => [.. _inDelegates, .. _layout.Made.Select(type => type.CallList).OfType<MethodNode>()],
                Op.CALL or Op.CALLC or Op.CALLV or Op.CCTOR => instruction.Symbols.SelectMany(Targets),
                _ => [],
            })
            .Select(method => method.Index)
            .Distinct();

        private IEnumerable<MethodNode> Targets(object symbol) => symbol switch
        {
            MethodNode method => [method],
            Slot slot => _layout.Made.Select(type => _layout.Target(type, slot.Method)).OfType<MethodNode>(),
            _ => [],
        };
    }
}
