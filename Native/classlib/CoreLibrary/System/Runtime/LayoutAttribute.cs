namespace System.Runtime
{
    /// <summary>
    /// Marks a class whose fields an object of another class has in memory, in this order: what the runtime keeps in objects of
    /// types that declare no fields. <c>ObjectData.Of</c> looks at an object that way.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class LayoutAttribute : Attribute
    {
        /// <summary>Initializes a new instance of the <see cref="LayoutAttribute"/> class.</summary>
        /// <param name="type">Full name of the type.</param>
        public LayoutAttribute(string type)
        {
            Type = type;
        }

        /// <summary>Gets the full name of the type.</summary>
        public string Type { get; }
    }
}
