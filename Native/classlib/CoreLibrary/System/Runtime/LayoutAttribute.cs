namespace System.Runtime
{
    /// <summary>
    /// Marks a class whose fields an object of another class has in memory, in this order: what the runtime keeps in objects of
    /// types that declare no fields. <c>ObjectData.Of</c> looks at an object that way.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class LayoutAttribute : Attribute
    {
        /// <summary>Nothing is kept: the linker reads the argument from the metadata.</summary>
        /// <param name="type">Full name of the type.</param>
        public LayoutAttribute(string type)
        {
        }
    }
}
