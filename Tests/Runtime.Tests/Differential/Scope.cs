namespace FlipperUpdaterNano.Runtime.Tests.Differential
{
    /// <summary>The variables and methods in the scope of an expression.</summary>
    internal sealed class Scope
    {
        private readonly List<(string Type, string Name)> _variables = [];
        private readonly List<(string Type, string Name, string[] Parameters)> _methods = [];

        public Scope()
        {
        }

        public Scope(Scope outer)
        {
            _methods = outer._methods;
        }

        public IReadOnlyList<(string Type, string Name)> Variables => _variables;

        public void Add(string type, string name)
        {
            _variables.Add((type, name));
        }

        public void AddMethod(string type, string name, string[] parameters)
        {
            _methods.Add((type, name, parameters));
        }

        public string? Any(string type, Dice dice)
        {
            string[] fitting = [.. _variables.Where(variable => variable.Type == type).Select(variable => variable.Name)];

            return fitting.Length == 0 ? null : dice.Of(fitting);
        }

        public string? Call(string type, Expressions expressions, int depth, Dice dice)
        {
            (string Type, string Name, string[] Parameters)[] fitting = [.. _methods.Where(method => method.Type == type)];

            if (fitting.Length == 0)
            {
                return null;
            }

            (string _, string name, string[] parameters) = dice.Of(fitting);

            return $"{name}({string.Join(", ", parameters.Select(parameter => expressions.Of(parameter, depth - 1)))})";
        }
    }
}
