namespace System.Runtime
{
    /// <summary>
    /// Marks a static class whose methods become the bodies of a type's methods: of its InternalCalls, or, with
    /// <see cref="BecauseAttribute"/>, of methods that the class library has in IL. Static methods have the same name and parameters,
    /// instance methods an additional first parameter for <c>this</c> (by reference for structs); a constructor is named
    /// <c>Constructor</c>. Calls of an <c>extern</c> method of the class call the type's own method, which may be private.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class ReplacesAttribute : Attribute
    {
        /// <summary>Stores nothing: the linker reads the argument from the metadata.</summary>
        /// <param name="type">Full name of the type.</param>
        public ReplacesAttribute(string type)
        {
        }
    }
}
