namespace FlipperUpdaterNano.Linker.Code
{
    /// <summary>The argument and result words of a call. Each word is r for a reference or s for a scalar.</summary>
    internal readonly record struct Signature(string Arguments, string Result)
    {
        public static Signature Of(Model.MethodNode method) =>
            new(Words(method.Parameters), Words([method.Returns]));

        private static string Words(IEnumerable<Model.TypeNode> types) =>
            string.Concat(types.SelectMany(type => type.WordMap).Select(isReference => isReference ? 'r' : 's'));
    }
}
