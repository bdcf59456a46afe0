namespace System.Reflection
{
    /// <summary>
    /// The code that the linker generates for each member: it unboxes the arguments, calls the method and boxes the result. For a field, a
    /// call without arguments reads the field, and a call with one argument stores that value.
    /// </summary>
    internal delegate object Invoker(object target, object[] arguments);

    /// <summary>
    /// A method of MemberTable that returns the members of one kind. An image contains only the tables for the kinds that its program
    /// queries.
    /// </summary>
    internal delegate MemberInfo[] MemberLoader(int type);

    /// <summary>
    /// A delegate that is never invoked. The linker creates it from a method, to compare the number of that method with the number of
    /// another delegate's method.
    /// </summary>
    internal delegate void MemberProbe();
}
