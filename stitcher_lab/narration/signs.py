"""How the signs of mathematics are read, by language."""

# ruff: noqa: RUF001 (signs of mathematics are what this is about)

from __future__ import annotations

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "gamma", "Δ": "delta", "Θ": "theta", "Λ": "lambda", "Ξ": "xi",
    "Π": "pi", "Σ": "sigma", "Φ": "phi", "Ψ": "psi", "Ω": "omega",
}  # fmt: skip

ENGLISH = {
    "+": "plus", "−": "minus", "±": "plus or minus", "×": "times", "·": "times", "⋅": "times", "∙": "times",
    "÷": "divided by", "=": "equals", "≠": "is not equal to", "≈": "is approximately", "≃": "is approximately",
    "≡": "is equivalent to", "≅": "is congruent to", "∼": "is similar to", "<": "is less than",
    ">": "is greater than", "≤": "is less than or equal to", "⩽": "is less than or equal to",
    "≥": "is greater than or equal to", "⩾": "is greater than or equal to", "≪": "is much less than",
    "≫": "is much greater than", "∝": "is proportional to", "∞": "infinity", "∈": "is in", "∉": "is not in",
    "⊂": "is a subset of", "⊆": "is a subset of", "⊃": "contains", "⊇": "contains", "∪": "union",
    "∩": "intersection", "∅": "the empty set", "∀": "for all", "∃": "there is", "¬": "not", "∧": "and", "∨": "or",
    "⊕": "exclusive or", "→": "to", "⟶": "to", "↦": "maps to", "⇒": "implies", "⟹": "implies",
    "⇔": "if and only if", "⟺": "if and only if", "↔": "to and from", "←": "gets", "∑": "the sum of",
    "∏": "the product of", "∫": "the integral of", "∂": "partial", "∇": "the gradient of", "√": "the square root of",
    "∛": "the cube root of", "∜": "the fourth root of", "∠": "angle", "△": "triangle", "⊥": "is perpendicular to",
    "∥": "is parallel to", "∘": "composed with", "∴": "therefore", "∵": "because", "′": "prime",
    "″": "double prime", "ℝ": "the real numbers", "ℕ": "the natural numbers", "ℤ": "the integers",
    "ℚ": "the rational numbers", "ℂ": "the complex numbers", "ℓ": "l", "ℏ": "h bar", "%": "percent", "&": "and",
    "‰": "per mille",
}  # fmt: skip

# Languages whose engines read numbers well by themselves: only the signs are put in words.
OTHERS = {
    "es": {
        "+": "más", "−": "menos", "±": "más o menos", "×": "por", "·": "por", "÷": "entre", "=": "es igual a",
        "≠": "es distinto de", "≈": "es aproximadamente", "<": "es menor que", ">": "es mayor que",
        "≤": "es menor o igual que", "≥": "es mayor o igual que", "→": "a", "⇒": "implica", "∞": "infinito",
        "√": "la raíz cuadrada de", "∑": "la suma de", "∫": "la integral de", "∈": "pertenece a", "²": "al cuadrado",
        "³": "al cubo", "°": "grados", "½": "un medio", "^": "elevado a",
    },
    "fr": {
        "+": "plus", "−": "moins", "±": "plus ou moins", "×": "fois", "·": "fois", "÷": "divisé par", "=": "égale",
        "≠": "est différent de", "≈": "est environ", "<": "est inférieur à", ">": "est supérieur à",
        "≤": "est inférieur ou égal à", "≥": "est supérieur ou égal à", "→": "vers", "⇒": "implique",
        "∞": "l'infini", "√": "racine carrée de", "∑": "la somme de", "∫": "l'intégrale de", "∈": "appartient à",
        "²": "au carré", "³": "au cube", "°": "degrés", "½": "un demi", "^": "puissance",
    },
    "de": {
        "+": "plus", "−": "minus", "±": "plus minus", "×": "mal", "·": "mal", "÷": "geteilt durch", "=": "gleich",
        "≠": "ungleich", "≈": "ungefähr", "<": "kleiner als", ">": "größer als", "≤": "kleiner oder gleich",
        "≥": "größer oder gleich", "→": "nach", "⇒": "daraus folgt", "∞": "unendlich", "√": "Wurzel aus",
        "∑": "die Summe von", "∫": "das Integral von", "∈": "ist Element von", "²": "Quadrat", "³": "hoch drei",
        "°": "Grad", "½": "einhalb", "^": "hoch",
    },
    "it": {
        "+": "più", "−": "meno", "±": "più o meno", "×": "per", "·": "per", "÷": "diviso", "=": "è uguale a",
        "≠": "è diverso da", "≈": "è circa", "<": "è minore di", ">": "è maggiore di", "≤": "è minore o uguale a",
        "≥": "è maggiore o uguale a", "→": "a", "⇒": "implica", "∞": "infinito", "√": "la radice quadrata di",
        "∑": "la somma di", "∫": "l'integrale di", "∈": "appartiene a", "²": "al quadrato", "³": "al cubo",
        "°": "gradi", "½": "un mezzo", "^": "elevato a",
    },
    "pt": {
        "+": "mais", "−": "menos", "±": "mais ou menos", "×": "vezes", "·": "vezes", "÷": "dividido por",
        "=": "é igual a", "≠": "é diferente de", "≈": "é aproximadamente", "<": "é menor que", ">": "é maior que",
        "≤": "é menor ou igual a", "≥": "é maior ou igual a", "→": "para", "⇒": "implica", "∞": "infinito",
        "√": "a raiz quadrada de", "∑": "a soma de", "∫": "a integral de", "∈": "pertence a", "²": "ao quadrado",
        "³": "ao cubo", "°": "graus", "½": "um meio", "^": "elevado a",
    },
}  # fmt: skip

# TeX that slips into captions, in the signs it stands for.
TEX = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠",
    "ne": "≠", "approx": "≈", "equiv": "≡", "infty": "∞", "to": "→", "rightarrow": "→", "Rightarrow": "⇒",
    "implies": "⇒", "iff": "⇔", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩",
    "sum": "∑", "prod": "∏", "int": "∫", "partial": "∂", "nabla": "∇", "forall": "∀", "exists": "∃",
    "varepsilon": "ε", "varphi": "φ", "vartheta": "θ", "ldots": "…", "dots": "…", "cdots": "…", "sqrt": "√",
    **{name: letter for letter, name in GREEK.items()},
}  # fmt: skip
