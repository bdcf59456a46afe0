using System;
interface IShape { int Side { get; } int Area() { return Side * Side; } int Twice() => Area() * 2; }
class Square : IShape { public int Side => 5; }
class Odd : IShape { public int Side => 3; public int Area() => 1; }
struct Val : IShape { public int Side => 7; }
interface IMore : IShape { int IShape.Area() => 100; }
class Both : IMore { public int Side => 1; }
class Program { static void Main() {
 IShape s = new Square(); Console.WriteLine(s.Area() + " " + s.Twice());
 s = new Odd(); Console.WriteLine(s.Area() + " " + s.Twice());
 s = new Val(); Console.WriteLine(s.Area() + " " + s.Twice());
 s = new Both(); Console.WriteLine(s.Area() + " " + s.Twice());
} }
