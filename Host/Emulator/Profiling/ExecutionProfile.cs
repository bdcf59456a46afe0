using System.Runtime.InteropServices;
using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Profiling
{
    /// <summary>Counts executed instructions by native function and by managed method.</summary>
    public sealed class ExecutionProfile : ICodeObserver
    {
        private const string NoMethod = "(no managed code)";

        private readonly Node _root = new(NoMethod, null);
        private Node _current;

        /// <summary>Creates a profile with no instructions counted.</summary>
        public ExecutionProfile()
        {
            _current = _root;
        }

        /// <inheritdoc/>
        public void BlockBegins(uint address, int instructions) =>
            CollectionsMarshal.GetValueRefOrAddDefault(_current.Blocks, address, out _) += instructions;

        /// <summary>Sets the managed stack to which subsequent instructions are attributed.</summary>
        /// <param name="methods">
        /// Names of the methods on the managed stack, from the current method outwards; empty outside managed code.
        /// </param>
        public void Enter(IEnumerable<string> methods)
        {
            _current = methods.Reverse().Aggregate(_root, (node, method) => node.Child(method));
        }

        /// <summary>Sums the instructions by native function.</summary>
        /// <param name="symbols">Names of the functions.</param>
        /// <returns>The functions and their instruction counts, in descending order of the counts.</returns>
        public IEnumerable<(string Function, long Instructions)> ByFunction(SymbolTable symbols) => Sums(
            _root.All().SelectMany(node => node.Blocks).Select(block => (symbols.Function(block.Key), block.Value)));

        /// <summary>
        /// Sums the instructions by managed method. A method's sum includes the native functions that it called, but not the
        /// managed methods that it called.
        /// </summary>
        /// <returns>The methods and their instruction counts, in descending order of the counts.</returns>
        public IEnumerable<(string Method, long Instructions)> ByMethod() =>
            Sums(_root.All().Select(node => (node.Method, node.Blocks.Values.Sum())));

        /// <summary>Sums the instructions by call stack: the managed methods, outermost first, followed by the native function.</summary>
        /// <param name="symbols">Names of the functions.</param>
        /// <returns>The call stacks and their instruction counts.</returns>
        public IEnumerable<(IReadOnlyList<string> Methods, string Function, long Instructions)> Stacks(SymbolTable symbols) =>
            _root.All().SelectMany(node => Sums(node.Blocks.Select(block => (symbols.Function(block.Key), block.Value)))
                .Select(function => (node.Path, function.Name, function.Instructions)));

        private static IEnumerable<(string Name, long Instructions)> Sums(IEnumerable<(string Name, long Instructions)> parts) => parts
            .GroupBy(part => part.Name)
            .Select(group => (group.Key, group.Sum(part => part.Instructions)))
            .Where(sum => sum.Item2 > 0)
            .OrderByDescending(sum => sum.Item2);

        /// <summary>A method in the call tree.</summary>
        private sealed class Node(string method, Node? caller)
        {
            private readonly Dictionary<string, Node> _children = [];

            public string Method => method;

            public Dictionary<uint, long> Blocks { get; } = [];

            public IReadOnlyList<string> Path => caller == null ? [method]
                : caller.Method == NoMethod ? [method]
                : [.. caller.Path, method];

            public Node Child(string name)
            {
                if (!_children.TryGetValue(name, out Node? child))
                {
                    child = new Node(name, this);
                    _children.Add(name, child);
                }

                return child;
            }

            public IEnumerable<Node> All() => _children.Values.SelectMany(child => child.All()).Prepend(this);
        }
    }
}
