using FlipperUpdaterNano.Linker.Model;

namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>
    /// Finds the cycles (strongly connected components) of the call graph. The call graph does not include delegate calls.
    /// </summary>
    internal sealed class CallCycles
    {
        private readonly Func<MethodNode, IReadOnlyCollection<MethodNode>> _callees;
        private readonly Dictionary<MethodNode, int> _numbers = [];
        private readonly Dictionary<MethodNode, int> _cycles = [];
        private readonly Stack<MethodNode> _open = [];

        /// <summary>Finds the cycles.</summary>
        /// <param name="methods">All methods.</param>
        /// <param name="callees">Returns the methods that a method calls.</param>
        public CallCycles(IEnumerable<MethodNode> methods, Func<MethodNode, IReadOnlyCollection<MethodNode>> callees)
        {
            _callees = callees;

            foreach (MethodNode method in methods.Where(method => !_numbers.ContainsKey(method)))
            {
                Visit(method);
            }
        }

        public bool IsRecursive(MethodNode method) => _cycles.GetValueOrDefault(method, -1) >= 0;

        public bool AreInOneCycle(MethodNode first, MethodNode second) => IsRecursive(first)
            && _cycles[first] == _cycles.GetValueOrDefault(second, -1);

        // One step of Tarjan's algorithm: returns the number of the earliest method on the stack that can be reached from a method.
        private int Visit(MethodNode method)
        {
            int number = _numbers.Count, earliest = number;
            _numbers.Add(method, number);
            _open.Push(method);

            foreach (MethodNode callee in _callees(method))
            {
                if (!_numbers.TryGetValue(callee, out int known))
                {
                    earliest = Math.Min(earliest, Visit(callee));
                }
                else if (!_cycles.ContainsKey(callee))
                {
                    earliest = Math.Min(earliest, known);
                }
            }

            if (earliest == number)
            {
                Close(method, number);
            }

            return earliest;
        }

        private void Close(MethodNode first, int number)
        {
            bool isCycle = _open.Peek() != first || _callees(first).Contains(first);

            for (MethodNode? closed = null; closed != first;)
            {
                closed = _open.Pop();
                _cycles[closed] = isCycle ? number : -1;
            }
        }
    }
}
