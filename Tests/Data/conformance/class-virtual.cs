using System;

abstract class Animal
{
    public abstract string Sound();

    public virtual string Name()
    {
        return "animal";
    }

    public string Describe()
    {
        return Name() + " says " + Sound();
    }
}

class Dog : Animal
{
    public override string Sound()
    {
        return "woof";
    }

    public override string Name()
    {
        return "dog/" + base.Name();
    }
}

class Puppy : Dog
{
    public sealed override string Sound()
    {
        return "yip+" + base.Sound();
    }
}

class Cat : Animal
{
    public override string Sound()
    {
        return "meow";
    }
}

class Program
{
    static void Main()
    {
        Animal[] animals = { new Dog(), new Puppy(), new Cat() };
        foreach (Animal animal in animals)
        {
            Console.WriteLine(animal.Describe());
        }
    }
}
